import { formatAfter } from '../workbench/format-after.ts';
import type { Tick } from './plot.tsx';

/** From and to, in milliseconds from the beginning. */
export type Span = readonly [number, number];

/** A stretch of time that is drawn shorter than it is. */
export interface AxisBreak {
  /** In shares of the axis. */
  readonly from: number;
  readonly to: number;
  /** How long it is. */
  readonly text: string;
}

/** An axis of time on which long stretches without anything are cut short. */
export interface BrokenAxis {
  /** The share of the axis at which a time is. */
  place(afterMs: number): number;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly AxisBreak[];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isCut: boolean;
}

/** A stretch is cut where it is so many times as long as all that happens, and a second at least. */
const longFactor = 3;
const shortestCutMs = 1_000;
/** Shares of the axis for each stretch that is cut, and for all of them. */
const shareOfCut = 0.1;
const shareOfCuts = 0.4;

/** Makes an axis from zero to `endMs` for what happens in the spans. Outside the cuts, all of it has the same scale. */
export function brokenAxis(spans: readonly Span[], endMs: number): BrokenAxis {
  const stretches = stretchesOf(merge(spans), Math.max(endMs, 1));
  const cuts = stretches.filter(({ isCut }) => isCut).length;
  const cutShare = cuts === 0 ? 0 : Math.min(shareOfCut, shareOfCuts / cuts);
  const length = stretches.reduce((sum, { from, to, isCut }) => sum + (isCut ? 0 : to - from), 0);
  const shares = stretches.map(({ from, to, isCut }) =>
    isCut ? cutShare : ((to - from) / Math.max(length, 1)) * (1 - cuts * cutShare),
  );
  const begins = shares.map((_, index) => shares.slice(0, index).reduce((sum, share) => sum + share, 0));
  const place = (afterMs: number): number => {
    const index = Math.max(
      0,
      stretches.findLastIndex(({ from }) => from <= afterMs),
    );
    const { from, to } = stretches[index] ?? { from: 0, to: 1 };
    const share = Math.min(1, Math.max(0, (afterMs - from) / Math.max(to - from, 1)));
    return (begins[index] ?? 0) + share * (shares[index] ?? 1);
  };
  return {
    place,
    ticks: stretches.flatMap((stretch, index) => (stretch.isCut ? [] : ticksOf(stretch, shares[index] ?? 1, place))),
    breaks: stretches.flatMap(({ from, to, isCut }, index) => {
      const begin = begins[index] ?? 0;
      return isCut ? [{ from: begin, to: begin + (shares[index] ?? 0), text: formatAfter(to - from) }] : [];
    }),
  };
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function stretchesOf(busy: readonly Span[], endMs: number): readonly Stretch[] {
  const work = busy.reduce((sum, [from, to]) => sum + to - from, 0);
  const longest = Math.max(shortestCutMs, longFactor * work);
  const stretches: Stretch[] = [];
  let from = 0;
  let reached = 0;
  for (const [begin, end] of [...busy, [endMs, endMs] as const]) {
    if (begin - reached > longest) {
      if (reached > from) stretches.push({ from, to: reached, isCut: false });
      stretches.push({ from: reached, to: begin, isCut: true });
      from = begin;
    }
    reached = Math.max(reached, end);
  }
  if (reached > from || stretches.length === 0) stretches.push({ from, to: Math.max(reached, endMs), isCut: false });
  return stretches;
}

/** Some five marks for the whole axis. Behind a minute, only where a stretch begins: more would read the same. */
function ticksOf({ from, to }: Stretch, share: number, place: (afterMs: number) => number): readonly Tick[] {
  const many = from < 60_000 ? Math.max(1, Math.floor(share * 5)) : 1;
  const step = many === 1 ? Infinity : roundUp((to - from) / many);
  const times = [from];
  for (let time = from + step; time < to - step / 4; time += step) times.push(time);
  return times.map((time, index) => ({ at: place(time), text: formatAfter(time), isMinor: index % 2 === 1 }));
}

/** 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((factor) => factor * power >= value) ?? 10) * power;
}
