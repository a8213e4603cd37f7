import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import * as timersModule from 'node:timers';
import * as tp from 'node:timers/promises';`;

describe('timers does what Node.js does', async () => {
  const compared = await compareAll(
    [
      'Object.keys(timersModule).sort()',
      'timersModule.setTimeout === setTimeout',
      "timersModule.promises === (await import('node:timers/promises')).default",
      'Object.keys(tp).sort()',
      "await tp.setTimeout(5, 'v')",
      "await tp.setTimeout(5, 'v', { signal: AbortSignal.abort() })",
      "await tp.setTimeout(5, 'v', { signal: AbortSignal.abort('why') }).catch((e) => [e.name, e.code, e.message, e.cause])",
      'await (async () => { const c = new AbortController(); const p = tp.setTimeout(1000, 1, { signal: c.signal }); c.abort(); return p; })()',
      "await tp.setTimeout('x')",
      'await tp.setTimeout(1, 1, 5)',
      'await tp.setTimeout(1, 1, { signal: {} })',
      'await tp.setTimeout(1, 1, { ref: 5 })',
      "await tp.setImmediate('i')",
      'await (async () => { const c = new AbortController(); const p = tp.setImmediate(1, { signal: c.signal }); c.abort(); return p; })()',
      "await (async () => { const got = []; for await (const v of tp.setInterval(2, 'tick')) { got.push(v); if (got.length === 3) break; } return got; })()",
      "await (async () => { const c = new AbortController(); const got = []; try { for await (const v of tp.setInterval(2, 'tick', { signal: c.signal })) { got.push(v); if (got.length === 2) c.abort(); } } catch (e) { got.push(e.code); } return got; })()",
      "await tp.setInterval('x').next()",
      '[await tp.scheduler.wait(2), await tp.scheduler.yield()]',
      'new tp.scheduler.constructor()',
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
