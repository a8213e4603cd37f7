export const handler = async (event) => {
  const name = event.queryStringParameters ? event.queryStringParameters.name : 'stranger';
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: `Hello, ${name}!` }),
  };
};
