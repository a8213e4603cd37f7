export const handler = async (event) => {
  const { method } = event.requestContext.http;
  if (method === 'GET') return { statusCode: 200, body: JSON.stringify({ action: 'list' }) };
  if (method === 'POST') return { statusCode: 201, body: JSON.stringify({ action: 'create' }) };
  if (method === 'DELETE') return { statusCode: 204 };
  return { statusCode: 405, headers: { allow: 'GET, POST, DELETE' } };
};
