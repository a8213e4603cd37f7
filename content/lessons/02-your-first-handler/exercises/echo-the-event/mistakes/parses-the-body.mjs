export const handler = async (event) => {
  const echo = {
    method: event.requestContext.http.method,
    path: event.rawPath,
    query: event.queryStringParameters ?? {},
    body: parseBody(event.body),
  };

  return {
    statusCode: 202,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(echo),
  };
};

function parseBody(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
