import { expect, it } from 'vitest';
import { answerOf } from '../run-function.fixture.ts';

it('keeps what a suspended async function uses when only a closure leads there', async () => {
  const source = `
const queue = [];
const makeGarbage = () => { for (let count = 0; count < 20000; count += 1) { const cycle = { count }; cycle.self = cycle; } };
const turn = () => new Promise((resolve) => setImmediate(resolve));
async function* chunksOf(stream) {
  let callback;
  stream.next = () => callback?.();
  for (;;) {
    const chunk = stream.read();
    if (chunk === undefined) return;
    if (chunk !== null) yield chunk;
    else await new Promise((resolve) => { callback = resolve; });
  }
}
function createStream() {
  let left = 6;
  const stream = {
    read() {
      left -= 1;
      if (left < 0) return undefined;
      setImmediate(() => { makeGarbage(); stream.next(); });
      return left % 2 === 0 ? null : left;
    },
  };
  return stream;
}
export const handler = async () => {
  let count = 0;
  for (let nth = 0; nth < 4; nth += 1) {
    for await (const chunk of chunksOf(createStream())) count += chunk > 0 ? 1 : 0;
    await turn();
  }
  return count;
};`;
  expect(await answerOf(source, { config: { timeout: 60, memorySize: 1_769 } })).toBe(12);
});
