export const handler = async (event) => {
  const name = event.queryStringParameters?.name;
  return {
    statusCode: name ? 200 : 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: `Hello, ${name || 'stranger'}!` }),
  };
};
