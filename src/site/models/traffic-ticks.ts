import { formatPower } from './format-number.ts';
import type { Tick } from './plot.tsx';
import { powersOfTen } from './scale.ts';

/** The marks of an axis of requests a day in powers of ten. Every second one is left out where there is little room. */
export function trafficTicks(range: readonly [number, number], x: (requests: number) => number): readonly Tick[] {
  return powersOfTen(range).map((power, index) => ({
    at: x(power),
    text: formatPower(power),
    isMinor: index % 2 === 1,
  }));
}
