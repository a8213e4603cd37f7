/** The handler that is run: a right answer to "Greet the caller by name". */
export const handlerSource = `export const handler = async (event) => {
  const name = event.queryStringParameters?.name || 'stranger';
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: \`Hello, \${name}!\` }),
  };
};
`;

/** A source that does not compile. */
export const unreadableSource = `export const handler = async (event) => {
  return { statusCode: 200;
};
`;

/** A handler that fails in every scenario. */
export const throwingSource = `export const handler = async (event) => {
  return event.query.name;
};
`;
