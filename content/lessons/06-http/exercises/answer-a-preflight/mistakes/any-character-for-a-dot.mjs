const pages = /^https:\/\/(app|admin).example.com$/;

export const handler = async (event) => {
  const { origin } = event.headers;
  const cors = { vary: 'origin', ...(pages.test(origin) && { 'access-control-allow-origin': origin }) };

  if (event.requestContext.http.method === 'OPTIONS') {
    return {
      statusCode: 204,
      headers: { ...cors, 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' },
    };
  }

  const { statusCode, value } = save(event.body);
  return { statusCode, headers: { ...cors, 'content-type': 'application/json' }, body: JSON.stringify(value) };
};

function save(body) {
  try {
    JSON.parse(body);
    return { statusCode: 201, value: { saved: true } };
  } catch {
    return { statusCode: 400, value: { error: 'invalid-json' } };
  }
}
