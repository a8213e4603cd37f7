export const handler = async (event) => {
  const echo = {
    method: event.httpMethod,
    path: event.path,
    query: event.queryStringParameters ?? {},
    body: event.body ?? null,
  };

  return {
    statusCode: 202,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(echo),
  };
};
