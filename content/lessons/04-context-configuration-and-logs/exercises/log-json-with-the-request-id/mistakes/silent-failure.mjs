export const handler = async (event, context) => {
  const log = (level, message, more) => {
    console.log(JSON.stringify({ level, message, requestId: context.awsRequestId, ...more }));
  };

  let order;
  try {
    order = JSON.parse(event.body);
  } catch {
    return { statusCode: 400 };
  }
  log('INFO', 'order received', { orderId: order.id });

  return { statusCode: 202, body: JSON.stringify({ id: order.id }) };
};
