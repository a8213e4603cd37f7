import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import proc, { env, argv0, nextTick } from 'node:process';
import cons, { log } from 'node:console';`;

describe('process and console does what Node.js does', async () => {
  const compared = await compareAll(
    [
      '[proc === process, env === process.env, typeof argv0, typeof nextTick, typeof proc.version]',
      '[typeof log, typeof cons.table]',
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('imports from node:process are what the function has', async () => {
  const source = `import { env, version, memoryUsage } from 'node:process';
export const handler = async () => [env.TABLE, version === process.version, version.startsWith('v24.'), typeof memoryUsage().rss];`;
  expect(await answerOf(source, { config: { environment: { TABLE: 'orders' } } })).toEqual([
    'orders',
    true,
    true,
    'number',
  ]);
});
