export const handler = async (event) => {
  const echo = {
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: event.queryStringParameters ?? {},
    body: event.body ?? null,
  };
  if (echo.body === null) return echo;

  return { statusCode: 202, headers: { 'content-type': 'application/json' }, body: JSON.stringify(echo) };
};
