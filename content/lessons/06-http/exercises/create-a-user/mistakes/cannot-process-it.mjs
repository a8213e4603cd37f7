const respond = (statusCode, value) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const handler = async (event) => {
  const type = (event.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (type !== 'application/json') return respond(415, { error: 'unsupported-media-type' });

  let user;
  try {
    user = JSON.parse(event.body);
  } catch {
    return respond(400, { error: 'invalid-json' });
  }
  if (typeof user !== 'object' || user === null || Array.isArray(user)) return respond(400, { error: 'invalid-json' });

  const { name, email } = user;
  if (typeof name !== 'string' || name.trim() === '') return respond(422, { error: 'invalid-name' });
  if (typeof email !== 'string' || !/.@./.test(email)) return respond(422, { error: 'invalid-email' });
  return respond(201, { name, email });
};
