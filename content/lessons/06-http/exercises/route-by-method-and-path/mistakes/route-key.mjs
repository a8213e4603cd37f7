const json = (statusCode, value) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const handler = async (event) => {
  switch (event.routeKey) {
    case 'GET /users':
      return json(200, { action: 'list' });
    case 'POST /users':
      return json(201, { action: 'create' });
    case 'GET /users/{id}':
      return json(200, { action: 'read', id: event.pathParameters.id });
    case 'DELETE /users/{id}':
      return { statusCode: 204 };
    default:
      return json(404, { error: 'not found' });
  }
};
