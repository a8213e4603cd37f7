export const handler = async (event) => {
  // TODO: tell browsers which pages may call this function.
  const { statusCode, value } = save(event.body);
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
};

/** This part is done. */
function save(body) {
  try {
    JSON.parse(body);
    return { statusCode: 201, value: { saved: true } };
  } catch {
    return { statusCode: 400, value: { error: 'invalid-json' } };
  }
}
