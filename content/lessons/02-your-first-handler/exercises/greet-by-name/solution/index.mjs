// The HTTP API calls this function once for every request.
export const handler = async (event) => {
  // Without a query string the event has no queryStringParameters; || also steps in for an empty name.
  const name = event.queryStringParameters?.name || 'stranger';

  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: `Hello, ${name}!` }),
  };
};
