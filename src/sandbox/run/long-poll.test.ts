import { expect, it } from 'vitest';
import { answerOf } from '../run-function.fixture.ts';

const imports = `
import { ChangeMessageVisibilityCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const sqs = new SQSClient({});
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
const receive = async (WaitTimeSeconds) => {
  const began = Date.now();
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }));
  return [Messages.map(({ Body }) => Body).join(), Math.round((Date.now() - began) / 1_000)];
};
const later = (seconds, work) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000)).then(work);
`;

async function handle(body: string, timeout = 60) {
  return answerOf(`${imports} export const handler = async () => { ${body} };`, {
    resources: { queues: { jobs: { messages: [] } } },
    config: { memorySize: 1_769, timeout },
    limits: { wallClockMs: 60_000 },
  });
}

it('a call that waits for messages takes as long as it says where none comes', async () => {
  expect(await handle('return [await receive(0), await receive(5)];')).toEqual([
    ['', 0],
    ['', 5],
  ]);
});

it('it ends as soon as a message is there, and each goes to one of those who wait', async () => {
  const body = `const waiting = [receive(20), receive(20)];
    await later(2, () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'one' })));
    await later(2, () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'two', DelaySeconds: 3 })));
    return (await Promise.all(waiting)).toSorted(([, one], [, other]) => one - other);`;
  expect(await handle(body)).toEqual([
    ['one', 2],
    ['two', 7],
  ]);
});

it('the function waits with it, and may run out of time', async () => {
  await expect(handle('return receive(20);', 3)).rejects.toThrow('Task timed out after 3.00 seconds');
});
