const json = (statusCode, value) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const handler = async (event) => {
  const { method } = event.requestContext.http;
  const path = event.rawPath;

  if (path === '/users') {
    if (method === 'GET') return json(200, { action: 'list' });
    if (method === 'POST') return json(201, { action: 'create' });
    return { statusCode: 405, headers: { allow: 'GET, POST' } };
  }

  const user = /^\/users\/([^/]*)$/.exec(path);
  if (user !== null) {
    if (method === 'GET') return json(200, { action: 'read', id: user[1] });
    if (method === 'DELETE') return { statusCode: 204 };
    return { statusCode: 405, headers: { allow: 'GET, DELETE' } };
  }
  return { statusCode: 404 };
};
