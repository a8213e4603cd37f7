const pixel = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const json = (value) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const handler = async (event) => {
  if (event.requestContext.http.method === 'GET') {
    return { statusCode: 200, headers: { 'content-type': 'image/gif' }, body: pixel, isBase64Encoded: true };
  }

  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (event.headers['content-type'] === 'application/x-www-form-urlencoded') {
    const form = new URLSearchParams(text);
    return json({ name: form.get('name').trim(), message: form.get('message').trim() });
  }
  return json({ name: 'anonymous', message: text });
};
