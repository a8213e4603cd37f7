import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient({});

/**
 * Charges the amount of an order, and answers with the id of the charge. With a key, the payment service charges once for it, as long as it
 * knows the key. Throws when it cannot charge.
 */
export async function charge({ key, orderId, amount }) {
  const Payload = JSON.stringify({ key, orderId, amount });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'charge', Payload }));
  const body = JSON.parse(answer.Payload.transformToString());
  if (answer.FunctionError) throw new Error(body.errorMessage);
  return body.chargeId;
}
