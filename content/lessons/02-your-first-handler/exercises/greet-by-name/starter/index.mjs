// The HTTP API calls this function once for every request.
export const handler = async (event) => {
  // TODO: greet the caller by the name in the query string.
  const message = 'Hello!';

  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  };
};
