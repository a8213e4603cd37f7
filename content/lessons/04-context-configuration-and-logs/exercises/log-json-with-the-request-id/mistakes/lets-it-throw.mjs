export const handler = async (event, context) => {
  const order = JSON.parse(event.body);
  console.log(
    JSON.stringify({
      level: 'INFO',
      message: 'order received',
      requestId: context.awsRequestId,
      orderId: order.id,
    }),
  );

  return { statusCode: 202, body: JSON.stringify({ id: order.id }) };
};
