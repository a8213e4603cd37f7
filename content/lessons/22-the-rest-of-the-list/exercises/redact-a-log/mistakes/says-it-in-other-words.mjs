export const handler = async (event, { awsRequestId: requestId }) => {
  const { user, status, answer } = await signIn(event.body ?? '');
  console.log(JSON.stringify({ requestId, path: event.rawPath, user, status }));
  return { statusCode: status, body: JSON.stringify(answer) };
};

async function signIn(body) {
  let user, password;
  try {
    ({ user, password } = JSON.parse(body));
  } catch {
    return { status: 400, answer: { message: 'body-must-be-json' } };
  }
  try {
    const response = await fetch('https://id.example.com/check', {
      method: 'POST',
      body: JSON.stringify({ user, password }),
    });
    if (response.status === 401) return { user, status: 401, answer: await response.json() };
    if (!response.ok) return { user, status: 502, answer: { message: 'try-again' } };
    const { session } = await response.json();
    return { user, status: 200, answer: { session } };
  } catch {
    return { user, status: 502, answer: { message: 'try-again' } };
  }
}
