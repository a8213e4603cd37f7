import { describe, expect, it } from 'vitest';
import { runFunction } from '../run-function.fixture.ts';
import type { Transcript } from '../transcript.ts';

const limits = { wallClockMs: 60_000 };

/** Three at the same moment: each has an instance of its own, and the second and third are filled with what the first began with. */
async function threeAtOnce(source: string, timeout = 3): Promise<Transcript> {
  const invoke = { kind: 'invoke', event: { n: 3 } } as const;
  return runFunction(source, {
    steps: [{ kind: 'parallel', steps: [invoke, invoke, invoke] }, invoke],
    config: { memorySize: 1_769, timeout },
    limits,
  });
}

/** What each invocation logged itself, without ids and times. */
function logsOf({ logs, invocations }: Transcript): string[][] {
  return invocations.map(({ requestId }) =>
    logs
      .filter(({ source, text }) => source === 'function' && text.includes(requestId))
      .map(({ text }) => text.split('\t').slice(2).join('\t')),
  );
}

describe('an instance that is filled with what another one began with', () => {
  it('does what that one does, in the same time', async () => {
    const transcript = await threeAtOnce(`
      import { createHash, randomUUID } from 'node:crypto';
      import { AsyncLocalStorage } from 'node:async_hooks';
      import { LambdaClient } from '@aws-sdk/client-lambda';
      const storage = new AsyncLocalStorage();
      process.on('unhandledRejection', (reason) => console.log('nobody handled', reason.message));
      let calls = 0;
      export const handler = async (event) => {
        let text = 'x';
        for (let round = 0; round < 2000; round++) text = createHash('sha256').update(text).digest('hex');
        await storage.run(event, () => new Promise((done) => setTimeout(done, 50)).then(() => console.log(storage.getStore(), new Error('here').stack.split('\\n')[1])));
        Promise.reject(new Error('left behind'));
        await new Promise((done) => setImmediate(done));
        return [text.slice(0, 8), typeof randomUUID(), new LambdaClient({}).constructor.name, (calls += 1)];
      };`);
    const [first, ...others] = transcript.invocations.map(({ outcome, durationMs, initDurationMs, coldStart }) => {
      return { outcome, durationMs, initDurationMs, coldStart };
    });
    expect(first).toMatchObject({
      coldStart: true,
      outcome: { answer: [expect.any(String), 'string', 'LambdaClient', 1] },
    });
    expect(others.slice(0, 2)).toEqual([first, first]);
    expect(others[2]).toMatchObject({
      coldStart: false,
      outcome: { answer: [expect.any(String), 'string', 'LambdaClient', 2] },
    });
    const [said, ...rest] = logsOf(transcript);
    expect(said?.length).toBe(2);
    expect(rest).toEqual([said, said, said]);
  });

  it('tells how much memory it uses, and is used again and again', async () => {
    const invoke = { kind: 'invoke', event: {} } as const;
    const three = { kind: 'parallel', steps: [invoke, invoke, invoke] } as const;
    const usedBy = async (bytes: number, times: number): Promise<number[]> => {
      const source = `const kept = []; export const handler = async () => kept.push(new Uint8Array(${bytes}).fill(1));`;
      const { logs } = await runFunction(source, { steps: Array.from({ length: times }, () => three), limits });
      return logs.flatMap(({ text }) => /Max Memory Used: (\d+) MB/.exec(text)?.[1] ?? []).map(Number);
    };
    const used = await usedBy(5_000_000, 3);
    expect(used.length).toBe(9);
    expect([used[1], used[2]]).toEqual([used[0], used[0]]);
    expect(used[8]).toBeGreaterThan((used[0] ?? 0) + 5);
    // Instances are lent to later scenarios, and begin anew there.
    for (let round = 0; round < 3; round++) expect(new Set(await usedBy(3_000_000, 1)).size).toBe(1);
  });

  it.each([
    ['runs without end', 'for (;;);', 'timed-out'],
    [
      'takes more memory than it has',
      'const all = []; for (;;) all.push(new Array(10000).fill(all.length));',
      'out-of-memory',
    ],
    ['ends its process', 'process.exit(1);', 'exited'],
    ['nests too deep', 'const nest = () => nest() + 1; return nest();', 'threw'],
  ])('is ended where it %s', async (_what, body, kind) => {
    const { invocations } = await threeAtOnce(`export const handler = async () => { ${body} };`, 1);
    const kinds = invocations.map(({ outcome }) => (outcome.kind === 'function-error' ? outcome.error.kind : outcome));
    expect(kinds).toEqual([kind, kind, kind, kind]);
    const [first, second, third] = invocations.map(({ durationMs }) => durationMs);
    expect([second, third]).toEqual([first, first]);
  });
});
