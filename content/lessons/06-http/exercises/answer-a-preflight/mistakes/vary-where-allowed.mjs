const origins = ['https://app.example.com', 'https://admin.example.com'];

export const handler = async (event) => {
  const { origin } = event.headers;
  const allowed = origins.includes(origin) ? { 'access-control-allow-origin': origin } : {};

  if (event.requestContext.http.method === 'OPTIONS') {
    return {
      statusCode: 204,
      headers: {
        ...allowed,
        ...(origins.includes(origin) && { vary: 'origin' }),
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type',
      },
    };
  }

  const { statusCode, value } = save(event.body);
  const headers = { ...allowed, vary: 'origin', 'content-type': 'application/json' };
  return { statusCode, headers, body: JSON.stringify(value) };
};

function save(body) {
  try {
    JSON.parse(body);
    return { statusCode: 201, value: { saved: true } };
  } catch {
    return { statusCode: 400, value: { error: 'invalid-json' } };
  }
}
