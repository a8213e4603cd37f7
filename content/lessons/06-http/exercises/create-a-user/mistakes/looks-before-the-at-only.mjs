const json = (statusCode, value) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

const refuse = (statusCode, error) => json(statusCode, { error });

export const handler = async (event) => {
  const [type] = (event.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') return refuse(415, 'unsupported-media-type');

  const user = parseObject(event.body);
  if (user === undefined) return refuse(400, 'invalid-json');

  const { name, email } = user;
  if (typeof name !== 'string' || name.trim() === '') return refuse(400, 'invalid-name');
  if (typeof email !== 'string' || !/.@/.test(email)) return refuse(400, 'invalid-email');

  return json(201, { name, email });
};

/** Undefined where the text is no JSON, or JSON that is no object. */
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
