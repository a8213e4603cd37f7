import { describe, expect, it } from 'vitest';
import { createFunctionLog } from './index.ts';
import { answered, failed, hostedEnvironment, startMs } from './three-line-host.fixture.ts';

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
    const reports = [];
    for (const memoryUsedMb of [10, 500]) {
      const { environment, lines } = hostedEnvironment([{ memoryUsedMb }]);
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
      REPORT RequestId: ID→Duration: 3000.00 ms→Billed Duration: 3141 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Init Duration: 141.00 ms→Status: timeout
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
      REPORT RequestId: ID→Duration: 1.00 ms→Billed Duration: 142 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Init Duration: 141.00 ms→Status: error→Error Type: Runtime.ExitError
      "
    `);
  });
});

describe('where INIT fails in its own phase and again in that of the invocation, Lambda', () => {
  const failure = failed({ errorType: 'Error', errorMessage: 'no', trace: [] });

  it('says so twice before START, and has the status in the report', async () => {
    const { environment, lines } = hostedEnvironment([{ init: () => failure }]);
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      INIT_REPORT Init Duration: 141.00 ms→Phase: init→Status: error→Error Type: Error
      INIT_REPORT Init Duration: 141.00 ms→Phase: invoke→Status: error→Error Type: Error
      START RequestId: ID Version: $LATEST
      END RequestId: ID
      REPORT RequestId: ID→Duration: 141.00 ms→Billed Duration: 141 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Status: error→Error Type: Error
      "
    `);
  });

  it('tells after START how the process ended, where the runtime could not', async () => {
    const { environment, lines } = hostedEnvironment([{ init: () => ({ kind: 'exited', status: 3 }) }]);
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      INIT_REPORT Init Duration: 141.00 ms→Phase: init→Status: error→Error Type: Runtime.ExitError
      INIT_REPORT Init Duration: 141.00 ms→Phase: invoke→Status: error→Error Type: Runtime.ExitError
      START RequestId: ID Version: $LATEST
      RequestId: ID Error: Runtime exited with error: exit status 3
      END RequestId: ID
      REPORT RequestId: ID→Duration: 141.00 ms→Billed Duration: 141 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Status: error→Error Type: Runtime.ExitError
      "
    `);
  });

  it('tells a time-out of the second, under the timeout of the function', async () => {
    const { environment, lines } = hostedEnvironment([{ init: () => ({ kind: 'timed-out' }) }]);
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      INIT_REPORT Init Duration: 141.00 ms→Phase: init→Status: timeout
      INIT_REPORT Init Duration: 141.00 ms→Phase: invoke→Status: timeout
      START RequestId: ID Version: $LATEST
      2026-01-15T10:00:00.282Z ID Task timed out after 3.00 seconds
      END RequestId: ID
      REPORT RequestId: ID→Duration: 141.00 ms→Billed Duration: 141 ms→Memory Size: 128 MB→Max Memory Used: 76 MB→Status: timeout
      "
    `);
  });

  it('writes records of it in the JSON format', async () => {
    const { environment, lines } = hostedEnvironment([{ init: () => failure }], { logging: { logFormat: 'JSON' } });
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      {"time":"2026-01-15T10:00:00.141Z","type":"platform.initReport","record":{"phase":"init","status":"error","errorType":"Error","metrics":{"durationMs":141}}}
      {"time":"2026-01-15T10:00:00.282Z","type":"platform.initReport","record":{"phase":"invoke","status":"error","errorType":"Error","metrics":{"durationMs":141}}}
      {"time":"2026-01-15T10:00:00.282Z","type":"platform.start","record":{"requestId":"ID","version":"$LATEST"}}
      {"time":"2026-01-15T10:00:00.282Z","type":"platform.report","record":{"requestId":"ID","metrics":{"durationMs":141,"billedDurationMs":141,"memorySizeMB":128,"maxMemoryUsedMB":76},"status":"error","errorType":"Error"}}
      "
    `);
  });
});

describe('in the JSON format, the lines that Lambda writes', () => {
  const json = { logging: { logFormat: 'JSON' } } as const;

  it('are a record at the start and one with the report', async () => {
    const { environment, lines } = hostedEnvironment([{}], json);
    const { requestId } = await environment.invoke({});
    expect(anonymous(lines(), requestId)).toMatchInlineSnapshot(`
      "
      {"time":"2026-01-15T10:00:00.141Z","type":"platform.start","record":{"requestId":"ID","version":"$LATEST"}}
      {"time":"2026-01-15T10:00:00.142Z","type":"platform.report","record":{"requestId":"ID","metrics":{"durationMs":1,"billedDurationMs":142,"memorySizeMB":128,"maxMemoryUsedMB":76,"initDurationMs":141},"status":"success"}}
      "
    `);
  });

  it('tell a time-out by the status of the report', async () => {
    const { environment, lines } = hostedEnvironment([{ invoke: () => ({ kind: 'timed-out' }) }], json);
    await environment.invoke({});
    expect(JSON.parse(lines().at(-1) ?? '')).toMatchObject({ type: 'platform.report', record: { status: 'timeout' } });
  });

  it('tell an error by the status of the report', async () => {
    const error = { errorType: 'OrderNotFound', errorMessage: 'no', trace: [] };
    const { environment, lines } = hostedEnvironment([{ invoke: () => failed(error) }], json);
    await environment.invoke({});
    expect(JSON.parse(lines().at(-1) ?? '')).toMatchObject({
      record: { status: 'error', errorType: 'OrderNotFound' },
    });
  });
});

describe('a line of the function', () => {
  const line = (text: string, level = 'INFO') => ({
    isRaw: false,
    isStandardError: false,
    level,
    requestId: 'abc',
    text: () => text,
  });

  it('is timestamp, request id, level and message', () => {
    const log = createFunctionLog(10);
    log.write(line('careful', 'WARN'), startMs + 0.9);
    expect(log.lines).toEqual([
      { source: 'function', timestamp: startMs, level: 'WARN', text: '2026-01-15T10:00:00.000Z\tabc\tWARN\tcareful' },
    ]);
  });

  it('has carriage returns for its line breaks', () => {
    const log = createFunctionLog(10);
    log.write(line('one\ntwo\nthree'), startMs);
    expect(log.lines[0]?.text).toMatch(/\tone\rtwo\rthree$/);
  });

  it('is as it was written where the function wrote to standard output, one for each line', () => {
    const log = createFunctionLog(10);
    for (const text of ['one\ntw', 'o\nthree']) log.write({ ...line(text), isRaw: true }, startMs);
    log.platform('END', startMs);
    expect(log.lines.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'END']);
  });

  it('is cut when it is very long', () => {
    const log = createFunctionLog(10);
    log.write(line('x'.repeat(1_000_000)), startMs);
    expect(log.lines[0]?.text.length).toBeLessThan(17_000);
    expect(log.lines[0]?.text).toMatch(/x… \(cut\)$/);
  });

  it('is counted instead of kept beyond the bound, and not even read', () => {
    const log = createFunctionLog(2);
    for (const text of ['one', 'two', 'three', 'four']) {
      const read = (): string => {
        if (text === 'three') throw new Error('The third line was read.');
        return text;
      };
      log.write({ ...line(text), text: read }, startMs);
    }
    log.platform('REPORT', startMs);
    expect(log.lines.map(({ source }) => source)).toEqual(['function', 'function', 'platform']);
    expect(log.dropped).toBe(2);
  });
});
