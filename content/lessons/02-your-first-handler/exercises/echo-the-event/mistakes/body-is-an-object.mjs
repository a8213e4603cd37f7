export const handler = async (event) => {
  const echo = {
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: event.queryStringParameters ?? {},
    body: event.body ?? null,
  };

  return {
    statusCode: 202,
    headers: { 'content-type': 'application/json' },
    body: echo,
  };
};
