// The HTTP API calls this function once for every request.
export const handler = async (event) => {
  console.log(event);

  // TODO: say what arrived.
  return { hello: 'there' };
};
