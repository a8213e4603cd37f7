const json = (statusCode, value, headers = {}) => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

const notAllowed = (allow) => json(405, { error: 'method not allowed' }, { allow });

export const handler = async (event) => {
  const { method } = event.requestContext.http;
  const path = event.rawPath;

  if (path === '/users') {
    if (method === 'GET') return json(200, { action: 'list' });
    if (method === 'POST') return json(201, { action: 'create' });
    return notAllowed('GET, POST');
  }

  const [, id] = /^\/users\/(\w+)$/.exec(path) ?? [];
  if (id !== undefined) {
    if (method === 'GET') return json(200, { action: 'read', id });
    if (method === 'DELETE') return { statusCode: 204 };
    return notAllowed('GET, DELETE');
  }

  return json(404, { error: 'not found' });
};
