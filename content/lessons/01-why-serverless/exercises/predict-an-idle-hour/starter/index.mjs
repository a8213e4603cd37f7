import { setTimeout as wait } from 'node:timers/promises';

export const handler = async () => {
  await wait(100); // the work: a tenth of a second
  return { statusCode: 200, body: 'done' };
};
