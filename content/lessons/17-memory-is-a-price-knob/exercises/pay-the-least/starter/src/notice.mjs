/** Passes a notice on to whoever asked for it, and waits until it has been taken. */
export const handler = async (event) => {
  const { id } = event.pathParameters;
  const response = await fetch(`https://partner.example.com/notices/${id}`, { method: 'POST' });
  return { id, taken: response.ok };
};
