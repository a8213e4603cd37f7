export const handler = async (event) => {
  // TODO: this works behind an HTTP API only.
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
  };
};
