// What becomes of a message that is no JSON: "throw", or "report".
const onFailure = process.env.ON_FAILURE;

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const { body, messageId } of event.Records) {
    try {
      const order = JSON.parse(body);
      console.log('order', order.id);
    } catch (error) {
      if (onFailure === 'throw') throw error;
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
