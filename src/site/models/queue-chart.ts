import type { QueueEvent, Transcript } from '#sandbox';
import { formatAfter } from '../workbench/format-after.ts';
import { mostAtOnce } from './environment-chart.ts';
import { plural } from './format-number.ts';

/** How many messages are where, from a moment on. */
export interface QueuePoint {
  /** Milliseconds since the first message was sent. */
  readonly afterMs: number;
  readonly visible: number;
  readonly inFlight: number;
  readonly done: number;
  readonly dead: number;
}

/** One invocation with a batch. */
export interface BatchRun {
  readonly afterMs: number;
  readonly durationMs: number;
  readonly messages: number;
  readonly isCold: boolean;
  readonly hasFailed: boolean;
  /** Counted from 1. */
  readonly environment: number;
}

/** What became of the messages of a queue. */
export interface QueueChart {
  /** The first at zero; each holds until the next one. */
  readonly points: readonly QueuePoint[];
  readonly batches: readonly BatchRun[];
  readonly sent: number;
  /** How often messages were received, and how often of that not for the first time. */
  readonly received: number;
  readonly again: number;
  readonly mostBatchesAtOnce: number;
  readonly endMs: number;
}

type Place = 'nowhere' | 'visible' | 'inFlight' | 'done' | 'dead';

interface Move {
  readonly at: number;
  readonly from: Place;
  readonly to: Place;
}

/** Reads it off a transcript that tells its history. */
export function queueChartOf({ history, invocations }: Transcript, queue: string): QueueChart {
  const events = (history?.queueEvents ?? []).filter((event) => event.queue === queue);
  const begin = Math.min(...events.map(({ timestamp }) => timestamp), history?.endedAt ?? 0);
  const byMessage = new Map<string, QueueEvent[]>();
  for (const event of events) byMessage.set(event.messageId, [...(byMessage.get(event.messageId) ?? []), event]);
  const endedAt = history?.endedAt ?? begin;
  const moves = [...byMessage.values()].flatMap((own) => movesOf(own, endedAt)).sort((one, other) => one.at - other.at);
  const counts = { nowhere: 0, visible: 0, inFlight: 0, done: 0, dead: 0 };
  const points: QueuePoint[] = [];
  for (const { at, from, to } of moves) {
    counts[from] -= 1;
    counts[to] += 1;
    const { visible, inFlight, done, dead } = counts;
    const point = { afterMs: at - begin, visible, inFlight, done, dead };
    if (points.at(-1)?.afterMs === point.afterMs) points.pop();
    points.push(point);
  }
  const received = events.filter(({ kind }) => kind === 'received');
  const batches = invocations
    .filter(({ source }) => source === 'sqs')
    .map(({ startedAt = begin, endedAt: end = startedAt, event, coldStart, outcome, environment = 0 }): BatchRun => ({
      afterMs: startedAt - begin,
      durationMs: end - startedAt,
      messages: (event as { readonly Records: readonly unknown[] }).Records.length,
      isCold: coldStart,
      hasFailed: outcome.kind === 'function-error',
      environment: environment + 1,
    }))
    .sort((one, other) => one.afterMs - other.afterMs);
  return {
    points,
    batches,
    sent: byMessage.size,
    received: received.length,
    again: received.length - new Set(received.map(({ messageId }) => messageId)).size,
    mostBatchesAtOnce: mostAtOnce(
      batches.map(({ afterMs, durationMs }) => ({ afterMs, initMs: 0, invokeMs: durationMs })),
    ),
    endMs: Math.max(1, points.at(-1)?.afterMs ?? 0),
  };
}

/** Where one message goes. What is in flight comes back by itself when its visibility time-out is over. */
function movesOf(events: readonly QueueEvent[], endedAt: number): readonly Move[] {
  const moves: Move[] = [];
  let place: Place = 'nowhere';
  const go = (at: number, to: Place): void => {
    if (to !== place) moves.push({ at, from: place, to });
    place = to;
  };
  for (const [index, { timestamp, kind, visibleAt = timestamp }] of events.entries()) {
    const nextAt = events[index + 1]?.timestamp ?? endedAt;
    if (kind === 'deleted') go(timestamp, 'done');
    else if (kind === 'given-up') go(timestamp, 'dead');
    else if (kind === 'expired') go(timestamp, 'nowhere');
    else {
      if (visibleAt > timestamp) go(timestamp, kind === 'sent' ? 'nowhere' : 'inFlight');
      if (visibleAt <= nextAt) go(visibleAt, 'visible');
    }
  }
  return moves;
}

/** What the chart shows, in sentences. */
export function describeQueue({
  points,
  sent,
  received,
  again,
  mostBatchesAtOnce,
  endMs,
  batches,
}: QueueChart): string {
  const last = points.at(-1) ?? { visible: 0, inFlight: 0, done: 0, dead: 0 };
  const left = last.visible + last.inFlight;
  const failed = batches.filter(({ hasFailed }) => hasFailed).length;
  const sentences = [
    `Of ${plural(sent, 'message')}, ${last.done} ${last.done === 1 ? 'was' : 'were'} done and deleted, and ${last.dead} became ${last.dead === 1 ? 'a dead letter' : 'dead letters'}.`,
    `They were received ${plural(received, 'time')}, ${again} of them again.`,
    failed > 0 && `${plural(failed, 'batch', 'batches')} failed as a whole.`,
    `Lambda worked on at most ${plural(mostBatchesAtOnce, 'batch', 'batches')} at once.`,
    left > 0
      ? `${plural(left, 'message')} ${left === 1 ? 'is' : 'are'} still in the queue at the end.`
      : `The last one was settled after ${formatAfter(endMs)}.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** The points of a table: all of them, or so many, spread over the time. */
export function somePoints(points: readonly QueuePoint[], most: number): readonly QueuePoint[] {
  if (points.length <= most) return points;
  return Array.from(
    { length: most },
    (_, index) => points[Math.round((index * (points.length - 1)) / (most - 1))],
  ).filter((point) => point !== undefined);
}
