import { describe, expect, it } from 'vitest';
import { createClock } from '#kernel';
import { createFunctionLog } from './index.ts';
import { answered, hostedEnvironment, startMs } from './three-line-host.fixture.ts';

/** Log lines with the request id of the invocation replaced, line by line. */
function anonymous(lines: readonly string[], requestId: string): string {
  return `\n${lines.join('\n').replaceAll(requestId, 'ID').replaceAll('\t', '→')}\n`;
}

describe('the lines that Lambda writes', () => {
  it('are START, END and REPORT, with INIT in the first report and in what is billed', async () => {
    const { environment, lines } = hostedEnvironment([
      { invoke: (_event, _context, clock) => (clock.advance(0.5), answered(1)) },
    ]);
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      START RequestId: ID Version: $LATEST
      END RequestId: ID
      REPORT RequestId: ID→Duration: 1.50 ms→Billed Duration: 143 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Init Duration: 141.00 ms→
      "
    `);
  });

  it('have no INIT when the environment is warm, and round what is billed up', async () => {
    const { environment, lines } = hostedEnvironment([
      { invoke: (_event, _context, clock) => (clock.advance(0.01), answered(1)) },
    ]);
    await environment.invoke({});
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines().slice(3), requestId)).toMatchInlineSnapshot(`
      "
      START RequestId: ID Version: $LATEST
      END RequestId: ID
      REPORT RequestId: ID→Duration: 1.01 ms→Billed Duration: 2 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→
      "
    `);
  });

  it('say how much memory was used, but never more than the function has', async () => {
    const mb = 2 ** 20;
    const reports = [];
    for (const memoryUsedBytes of [10 * mb, 500 * mb]) {
      const { environment, lines } = hostedEnvironment([{ memoryUsedBytes }]);
      await environment.invoke({});
      reports.push(lines().at(-1));
    }
    expect(reports[0]).toContain('\tMax Memory Used: 86 MB\t');
    expect(reports[1]).toContain('\tMax Memory Used: 128 MB\t');
  });

  it('tell a time-out', async () => {
    const { environment, lines } = hostedEnvironment([
      { invoke: (_event, { deadlineMs }, clock) => (clock.advance(deadlineMs - clock.now()), { kind: 'timed-out' }) },
    ]);
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      START RequestId: ID Version: $LATEST
      2026-01-15T10:00:03.141Z ID Task timed out after 3.00 seconds
      END RequestId: ID
      REPORT RequestId: ID→Duration: 3000.00 ms→Billed Duration: 3141 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Init Duration: 141.00 ms→
      "
    `);
  });

  it('tell the end of the process', async () => {
    const { environment, lines } = hostedEnvironment([{ invoke: () => ({ kind: 'never-settled' }) }]);
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      START RequestId: ID Version: $LATEST
      RequestId: ID Error: Runtime exited without providing a reason
      END RequestId: ID
      REPORT RequestId: ID→Duration: 1.00 ms→Billed Duration: 142 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Init Duration: 141.00 ms→
      "
    `);
  });
});

describe('the lines that the runtime writes for an error', () => {
  const error = {
    errorType: 'Error',
    errorMessage: 'boom',
    trace: ['Error: boom', '    at handler (file:///var/task/index.mjs:1:9)'],
  };

  it('carry the request id in the handler', async () => {
    const { environment, lines } = hostedEnvironment([{ invoke: () => ({ kind: 'failed', error }) }]);
    const { requestId } = await environment.invoke({});
    expect(lines()[1]).toBe(
      `2026-01-15T10:00:00.142Z\t${requestId}\tERROR\tInvoke Error \t{"errorType":"Error","errorMessage":"boom","stack":["Error: boom","    at handler (file:///var/task/index.mjs:1:9)"]}`,
    );
  });

  it('carry a dash during INIT, and come before START', async () => {
    const { environment, lines } = hostedEnvironment([{ init: () => ({ kind: 'failed', error }) }]);
    await environment.invoke({});
    expect(lines()[0]).toMatch(/^2026-01-15T10:00:00\.141Z\t-\tERROR\tInit Error \t\{"errorType":"Error"/);
    expect(lines()[1]).toMatch(/^START /);
  });
});

describe('a line of the function', () => {
  it('is timestamp, request id, level and message', () => {
    const log = createFunctionLog(createClock(startMs + 0.9), 10);
    log.message('WARN', 'abc', () => 'careful');
    expect(log.lines).toEqual([
      { source: 'function', timestamp: startMs, level: 'WARN', text: '2026-01-15T10:00:00.000Z\tabc\tWARN\tcareful' },
    ]);
  });

  it('has carriage returns for its line breaks', () => {
    const log = createFunctionLog(createClock(startMs), 10);
    log.message('INFO', 'abc', () => 'one\ntwo\nthree');
    expect(log.lines[0]?.text).toMatch(/\tone\rtwo\rthree$/);
  });

  it('is cut when it is very long', () => {
    const log = createFunctionLog(createClock(startMs), 10);
    log.message('INFO', 'abc', () => 'x'.repeat(1_000_000));
    expect(log.lines[0]?.text.length).toBeLessThan(17_000);
    expect(log.lines[0]?.text).toMatch(/x… \(cut\)$/);
  });

  it('is counted instead of kept beyond the bound, and not even read', () => {
    const log = createFunctionLog(createClock(startMs), 2);
    for (const text of ['one', 'two', 'three', 'four']) {
      log.message('INFO', 'abc', () => {
        if (text === 'three') throw new Error('The third line was read.');
        return text;
      });
    }
    log.platform('REPORT');
    expect(log.lines.map((line) => line.source)).toEqual(['function', 'function', 'platform']);
    expect(log.dropped).toBe(2);
  });
});
