export const handler = async (event) => {
  const name = event.queryStringParameters?.name || 'stranger';
  JSON.stringify({ message: `Hello, ${name}!` });
};
