// The HTTP API calls this function once for every request.
export const handler = async (event) => {
  const echo = {
    method: event.requestContext.http.method,
    path: event.rawPath,
    // The event holds neither of these two when the request has none, and JSON has no undefined.
    query: event.queryStringParameters ?? {},
    body: event.body ?? null,
  };

  return {
    statusCode: 202,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(echo),
  };
};
