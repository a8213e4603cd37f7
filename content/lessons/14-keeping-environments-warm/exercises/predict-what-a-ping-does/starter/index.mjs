import { setTimeout as wait } from 'node:timers/promises';

let isCold = true;

export const handler = async (event) => {
  if (event.ping === true) {
    isCold = false;
    return { ping: true };
  }
  const answer = { cold: isCold };
  isCold = false;
  await wait(200); // the work
  return answer;
};
