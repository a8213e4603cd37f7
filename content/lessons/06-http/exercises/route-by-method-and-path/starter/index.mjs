export const handler = async (event) => {
  console.log('I am called with', event.requestContext.http.method, event.rawPath);

  // TODO: look at method and path, and answer accordingly.
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'list' }),
  };
};
