const origins = 'https://app.example.com,https://admin.example.com';

export const handler = async (event) => {
  const cors = corsHeaders(event.headers.origin);

  if (event.requestContext.http.method === 'OPTIONS') {
    return {
      statusCode: 204,
      headers: {
        ...cors,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
      },
    };
  }

  const { statusCode, value } = save(event.body);
  return { statusCode, headers: { ...cors, 'content-type': 'application/json' }, body: JSON.stringify(value) };
};

/** What every response needs: which origin may read it, and that the next origin may get another response. */
function corsHeaders(origin) {
  const vary = { vary: 'origin' };
  const isAllowed = origin !== undefined && origins.includes(origin);
  return isAllowed ? { ...vary, 'access-control-allow-origin': origin } : vary;
}

function save(body) {
  try {
    JSON.parse(body);
    return { statusCode: 201, value: { saved: true } };
  } catch {
    return { statusCode: 400, value: { error: 'invalid-json' } };
  }
}
