import { describe, expect, it } from 'vitest';
import { describeEnvironments, environmentChartOf, mostAtOnce } from './environment-chart.ts';
import { invocation, startMs, transcript } from './transcript.fixture.ts';

const failed = {
  kind: 'function-error',
  error: { kind: 'threw', phase: 'invoke', errorType: 'Error', errorMessage: 'no', trace: [] },
} as const;

const three = transcript(
  [
    invocation(0, 0, { coldStart: true }),
    invocation(100, 1, { coldStart: true, outcome: failed }),
    invocation(400, 0, { outcome: { kind: 'answered', answer: { served: 2 } } }),
  ],
  {
    environments: [
      { openedAt: startMs, end: { at: startMs + 600_500, reason: 'idle' } },
      { openedAt: startMs + 100, end: { at: startMs + 350, reason: 'process-ended' } },
    ],
  },
);

describe('the chart of environments', () => {
  it('has a lane for each, with INIT and INVOKE of its requests, numbered as they came', () => {
    expect(environmentChartOf(three)).toEqual({
      endMs: 600_500,
      lanes: [
        {
          openedMs: 0,
          end: { afterMs: 600_500, reason: 'idle' },
          work: [
            expect.objectContaining({ request: 1, afterMs: 0, initMs: 150, invokeMs: 100, isCold: true }),
            expect.objectContaining({ request: 3, afterMs: 400, initMs: 0, invokeMs: 100, answer: '{"served":2}' }),
          ],
        },
        {
          openedMs: 100,
          end: { afterMs: 350, reason: 'process-ended' },
          work: [expect.objectContaining({ request: 2, hasFailed: true, answer: 'Error: no' })],
        },
      ],
    });
  });

  it('is told in sentences that count the same', () => {
    expect(describeEnvironments(environmentChartOf(three))).toBe(
      '3 requests needed 2 execution environments: 2 cold starts, 1 warm. At most 2 were worked on at once. 1 request failed. 1 environment ended with its process. 1 of them was dropped after 10 min without a request.',
    );
  });

  it('counts what overlaps, and not what only follows', () => {
    const work = (afterMs: number, invokeMs: number) => ({ afterMs, invokeMs, initMs: 0 });
    expect(mostAtOnce([work(0, 100), work(100, 100), work(200, 100)])).toBe(1);
    expect(mostAtOnce([work(0, 300), work(100, 100), work(150, 100)])).toBe(3);
    expect(mostAtOnce([])).toBe(0);
  });

  it('cuts long answers short', () => {
    const long = transcript([invocation(0, 0, { outcome: { kind: 'answered', answer: 'x'.repeat(500) } })], {
      environments: [{ openedAt: startMs }],
    });
    expect(environmentChartOf(long).lanes[0]?.work[0]?.answer).toHaveLength(82);
  });
});
