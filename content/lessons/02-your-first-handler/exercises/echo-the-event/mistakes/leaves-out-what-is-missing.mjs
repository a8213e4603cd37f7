export const handler = async (event) => {
  const echo = {
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: event.queryStringParameters,
    body: event.body,
  };

  return {
    statusCode: 202,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(echo),
  };
};
