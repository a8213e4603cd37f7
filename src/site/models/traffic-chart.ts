import { daysOfMonth, type Bill, type Lane, type TrafficResult } from '#simulators';
import { formatAfter } from '../workbench/format-after.ts';
import { formatCount, formatDollars, plural } from './format-number.ts';

/** The most lanes that are drawn; the table counts all environments. */
export const mostLanes = 16;

/** A stretch of a lane in which it worked again and again, with pauses too short to be seen. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Joins invocations that would touch each other in the picture, so that a busy lane is not drawn a thousand times. */
export function stretchesOf(invocations: Lane['invocations'], watchedMs: number): readonly Stretch[] {
  const gapMs = watchedMs / 200;
  const stretches: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of invocations) {
    const last = stretches.at(-1);
    if (last !== undefined && fromMs - last.toMs < gapMs) last.toMs = toMs;
    else stretches.push({ fromMs, toMs });
  }
  return stretches;
}

/** What a month costs that is as the time that was watched, in US dollars. */
export function monthOf({ total }: Bill, watchedHours: number): number {
  return (total / watchedHours) * daysOfMonth * 24;
}

/** What the model comes to, in sentences. */
export function describeTraffic(
  { requests, cold, throttled, coldShare, latency, peakEnvironments, bill }: TrafficResult,
  watchedHours: number,
): string {
  if (requests === 0) return 'No request came in the time that is watched.';
  const answered = latency.all;
  const sentences = [
    `Of ${plural(requests, 'request')}, ${formatCount(cold)} met a cold start: ${formatShare(coldShare)} of those that were answered.`,
    answered !== undefined &&
      `Half of them took ${formatAfter(answered.p50)} at most, and 99 of 100 took ${formatAfter(answered.p99)} at most.`,
    throttled > 0 && `${plural(throttled, 'request')} ${throttled === 1 ? 'was' : 'were'} throttled.`,
    `There were up to ${plural(peakEnvironments, 'environment')} at once. A month like that costs ${formatDollars(monthOf(bill, watchedHours))}, the free tier left out.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** A share from 0 to 1 in per cent. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent.toLocaleString('en', { maximumFractionDigits: percent < 1 ? 2 : 1 })}%`;
}
