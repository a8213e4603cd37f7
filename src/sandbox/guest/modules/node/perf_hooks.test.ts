import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import { inspect } from 'node:util';
import { performance, PerformanceObserver, constants as perfConstants } from 'node:perf_hooks';`;

describe('perf_hooks does what Node.js does', async () => {
  const compared = await compareAll(
    [
      '[typeof performance.now(), performance.timeOrigin > 1e12, Object.keys(performance.toJSON()), performance.eventLoopUtilization().utilization >= 0]',
      "(() => { const m = performance.mark('a', { detail: 'more', startTime: 5 }); return [m.name, m.entryType, m.startTime, m.duration, m.detail, inspect(m), JSON.stringify(m), String(m)]; })()",
      "(() => { performance.mark('s', { startTime: 1 }); performance.mark('e', { startTime: 4 }); const m = performance.measure('m', 's', 'e'); return [m.duration, m.startTime, inspect(m), performance.getEntriesByName('m').length, performance.getEntriesByType('mark').map((x) => x.name)]; })()",
      "(() => { const m = performance.measure('d', { start: 1, duration: 5, detail: 'x' }); performance.clearMarks(); performance.clearMeasures(); return [m.duration, m.detail, performance.getEntries().length]; })()",
      "performance.measure('x', 'nothere')",
      'performance.mark()',
      "performance.mark('x', { startTime: -1 })",
      'performance.measure(5)',
      "performance.mark('nodeStart')",
      "await new Promise((r) => { const o = new PerformanceObserver((list) => { r(list.getEntries().map((e) => e.name)); o.disconnect(); }); o.observe({ entryTypes: ['mark', 'measure'] }); performance.mark('seen'); })",
      'new PerformanceObserver()',
      'new PerformanceObserver(() => {}).observe()',
      '[globalThis.performance === performance, perfConstants.NODE_PERFORMANCE_GC_MAJOR, typeof PerformanceEntry, Object.prototype.toString.call(performance)]',
      'performance.timerify((x) => x + 1)(1)',
      'performance.timerify(5)',
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('the global performance has marks and measures without an import, on the virtual clock', async () => {
  const source = `export const handler = async () => {
  performance.mark('start');
  await new Promise((resolve) => setTimeout(resolve, 250));
  const { duration } = performance.measure('wait', 'start');
  return [Math.round(duration), Object.keys(performance.toJSON())];
};`;
  expect(await answerOf(source)).toEqual([250, ['nodeTiming', 'timeOrigin', 'eventLoopUtilization']]);
});
