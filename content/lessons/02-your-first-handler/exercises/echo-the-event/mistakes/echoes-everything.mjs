export const handler = async (event) => ({
  statusCode: 202,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(event),
});
