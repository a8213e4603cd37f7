export const handler = async (event) => {
  const { room, guests, from, to } = JSON.parse(event.body);
  // TODO: say everything that is wrong, field by field.
  if (!room || !guests || !from || !to) return answer(400, { error: 'Bad request' });

  return answer(201, { room, guests, from, to });
};

function answer(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
