import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import { inspect } from 'node:util';
import * as dc from 'node:diagnostics_channel';`;

describe('diagnostics_channel does what Node.js does', async () => {
  const compared = await compareAll(
    [
      "(() => { const ch = dc.channel('t'); const got = []; const fn = (m, n) => got.push(m, n); ch.subscribe(fn); ch.publish({ a: 1 }); ch.unsubscribe(fn); ch.publish(2); return [got, ch.hasSubscribers, ch.name, dc.hasSubscribers('t'), dc.channel('t') === ch]; })()",
      "(() => { const got = []; const fn = (m) => got.push(m); dc.subscribe('u', fn); dc.channel('u').publish(1); dc.unsubscribe('u', fn); return [got, inspect(dc.channel('u'))]; })()",
      'dc.channel(5)',
      "dc.subscribe('x', 5)",
      "(() => { const t = dc.tracingChannel('op'); const seen = []; t.subscribe({ start: (m) => seen.push(['start', m.id]), end: (m) => seen.push(['end', m.result]), error: (m) => seen.push(['error', m.error.message]) }); const r = t.traceSync((a) => a + 1, { id: 1 }, null, 1); try { t.traceSync(() => { throw new Error('bad'); }, { id: 2 }); } catch {} return [seen, r]; })()",
      "await (async () => { const t = dc.tracingChannel('op2'); const seen = []; t.subscribe({ start() { seen.push('start'); }, asyncStart() { seen.push('as'); }, asyncEnd() { seen.push('ae'); }, end() { seen.push('end'); }, error() {} }); await t.tracePromise(async () => 1, {}); return seen; })()",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
