export const handler = async (event) => {
  console.log('Event:', event);
  const { user, password } = JSON.parse(event.body);

  const response = await fetch('https://id.example.com/check', {
    method: 'POST',
    body: JSON.stringify({ user, password }),
  });
  const identity = JSON.parse(await response.text());
  console.log('Identity:', identity);

  if (!response.ok) throw new Error(`Refused: ${JSON.stringify(identity)}`);
  return { statusCode: 200, body: JSON.stringify({ session: identity.session }) };
};
