// A picture of one pixel: a GIF, written in Base64.
const pixel = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const json = (value) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const handler = async (event) => {
  console.log(event.headers['content-type'], event.isBase64Encoded, event.body);

  // TODO: this takes the body as it comes.
  const form = new URLSearchParams(event.body);
  return json({ name: form.get('name'), message: form.get('message') });
};
