/** How things stand from a moment on. */
export interface Moment {
  readonly atMs: number;
  readonly running: number;
  readonly waiting: number;
  /** Refused, failed for good, given up, or in a dead-letter queue, all so far. */
  readonly notDone: number;
}

/** A stretch of time: the most that ran and waited at once in it, and what had come to nothing at its end. */
export type HistoryPoint = Moment;

const stretches = 120;

/** Divides a history into stretches of the same length, so that a chart misses no peak. Moments have to ascend. */
export function sampleHistory(moments: readonly Moment[], endMs: number): readonly HistoryPoint[] {
  const stepMs = endMs / stretches;
  const points: HistoryPoint[] = [];
  let next = 0;
  let last: Moment = { atMs: 0, running: 0, waiting: 0, notDone: 0 };
  for (let index = 0; index <= stretches; index++) {
    const untilMs = index * stepMs;
    let { running, waiting } = last;
    for (; next < moments.length; next++) {
      const moment = moments[next];
      if (moment === undefined || (moment.atMs > untilMs && index < stretches)) break;
      running = Math.max(running, moment.running);
      waiting = Math.max(waiting, moment.waiting);
      last = moment;
    }
    points.push({ atMs: untilMs, running, waiting, notDone: last.notDone });
  }
  return points;
}
