import { setTimeout as wait } from 'node:timers/promises';

export const handler = async () => {
  await wait(500); // the work, in a database
  return { statusCode: 200, body: 'done' };
};
