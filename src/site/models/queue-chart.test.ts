import { describe, expect, it } from 'vitest';
import { describeQueue, queueChartOf, somePoints } from './queue-chart.ts';
import { invocation, queueEvent, startMs, transcript } from './transcript.fixture.ts';

/** One message is done at the second try, one becomes a dead letter, one is left in flight. */
const three = transcript(
  [
    invocation(1_000, 0, { source: 'sqs', coldStart: true, event: { Records: [{}, {}] } }),
    invocation(1_050, 1, { source: 'sqs', coldStart: true, event: { Records: [{}] } }),
  ],
  {
    endedAt: startMs + 50_000,
    queueEvents: [
      queueEvent('a', 'sent', 0, 0),
      queueEvent('b', 'sent', 0, 0),
      queueEvent('a', 'received', 1_000, 31_000),
      queueEvent('b', 'received', 1_000, 31_000),
      queueEvent('a', 'received', 40_000, 70_000),
      queueEvent('b', 'given-up', 40_000),
      queueEvent('a', 'deleted', 41_000),
      queueEvent('c', 'sent', 45_000, 45_000),
      queueEvent('c', 'received', 46_000, 76_000),
      { ...queueEvent('b', 'sent', 40_000, 40_000), queue: 'dead' },
    ],
  },
);

describe('the chart of a queue', () => {
  it('counts where messages are, and brings back what is out of sight for too long', () => {
    const { points } = queueChartOf(three, 'orders');
    expect(
      points.map(({ afterMs, visible, inFlight, done, dead }) => [afterMs, visible, inFlight, done, dead]),
    ).toEqual([
      [0, 2, 0, 0, 0],
      [1_000, 0, 2, 0, 0],
      [31_000, 2, 0, 0, 0],
      [40_000, 0, 1, 0, 1],
      [41_000, 0, 0, 1, 1],
      [45_000, 1, 0, 1, 1],
      [46_000, 0, 1, 1, 1],
    ]);
  });

  it('never loses a message or counts it twice', () => {
    const { points } = queueChartOf(three, 'orders');
    const sums = points.map(({ visible, inFlight, done, dead }) => visible + inFlight + done + dead);
    expect(sums).toEqual([2, 2, 2, 2, 2, 3, 3]);
  });

  it('is told in sentences that count the same', () => {
    expect(describeQueue(queueChartOf(three, 'orders'))).toBe(
      'Of 3 messages, 1 was done and deleted, and 1 became a dead letter. They were received 4 times, 1 of them again. Lambda worked on at most 2 batches at once. 1 message is still in the queue at the end.',
    );
  });

  it('shows as many rows as can be read, the first and the last among them', () => {
    const { points } = queueChartOf(three, 'orders');
    const many = Array.from({ length: 500 }, (_, index) => ({ ...(points[0] ?? raise()), afterMs: index }));
    const shown = somePoints(many, 40);
    expect(shown).toHaveLength(40);
    expect([shown[0]?.afterMs, shown.at(-1)?.afterMs]).toEqual([0, 499]);
    expect(somePoints(points, 40)).toEqual(points);
  });
});

function raise(): never {
  throw new Error('There are no points.');
}
