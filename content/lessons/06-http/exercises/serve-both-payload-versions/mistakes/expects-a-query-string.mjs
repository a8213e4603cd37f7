export const handler = async (event) => {
  const request = event.version === '2.0' ? readVersion2(event) : readVersion1(event);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  };
};

function readVersion2({ requestContext, rawPath, rawQueryString, headers }) {
  return {
    method: requestContext.http.method,
    path: rawPath,
    requestId: headers['x-request-id'] ?? null,
    // queryStringParameters joins repeated values by commas, and a value may hold commas too.
    tags: new URLSearchParams(rawQueryString).getAll('tag'),
  };
}

function readVersion1({ httpMethod, path, headers, multiValueQueryStringParameters }) {
  const [, requestId = null] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-request-id') ?? [];
  return { method: httpMethod, path, requestId, tags: multiValueQueryStringParameters.tag ?? [] };
}
