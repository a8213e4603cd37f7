export const handler = async (event) => {
  // TODO: log less, and in a form that can be searched.
  console.log('event', event);
  const order = JSON.parse(event.body);

  return { statusCode: 202, body: JSON.stringify({ id: order.id }) };
};
