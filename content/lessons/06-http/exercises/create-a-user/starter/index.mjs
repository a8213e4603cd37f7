export const handler = async (event) => {
  // TODO: look at what the client sent before you believe it.
  const user = JSON.parse(event.body);

  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  };
};
