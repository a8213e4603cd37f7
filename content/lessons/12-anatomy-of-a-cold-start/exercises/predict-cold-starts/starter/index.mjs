import { setTimeout as wait } from 'node:timers/promises';

let isCold = true;

export const handler = async () => {
  const answer = { cold: isCold };
  isCold = false;
  await wait(200); // the work
  return answer;
};
