import { lambdaPrices } from '#aws-facts';
import { mbOfGb } from './bill.ts';

/** What a function did at a memory size. */
export interface PowerMeasurement {
  readonly memoryMb: number;
  /** Of a warm invocation, on average. */
  readonly durationMs: number;
  /** The same as it is billed: each invocation rounded up. */
  readonly billedMs: number;
}

export interface PowerPoint extends PowerMeasurement {
  /** US dollars for the duration of a million warm invocations. Requests cost the same at any size. */
  readonly dollars: number;
}

/** The memory sizes that somebody may be looking for. */
export interface PowerTuning {
  readonly points: readonly PowerPoint[];
  readonly cheapest: PowerPoint;
  readonly fastest: PowerPoint;
  /** That with the least sum of two shares: of the highest cost, and of the longest duration. */
  readonly balanced: PowerPoint;
}

const million = 1_000_000;

/** Prices the sizes, and picks three of them. Where two are alike, the one that is better in the other respect. Undefined where nothing was measured. */
export function tunePower(
  measurements: readonly PowerMeasurement[],
  architecture: 'x86_64' | 'arm64',
): PowerTuning | undefined {
  const price = (architecture === 'arm64' ? lambdaPrices.durationArm : lambdaPrices.durationX86).value;
  const points = measurements.map((measured): PowerPoint => {
    const gbSeconds = (measured.billedMs / 1_000) * (measured.memoryMb / mbOfGb);
    return { ...measured, dollars: million * gbSeconds * price };
  });
  const mostDollars = Math.max(...points.map(({ dollars }) => dollars));
  const mostMs = Math.max(...points.map(({ durationMs }) => durationMs));
  const [first, ...rest] = points;
  if (first === undefined) return undefined;
  const least = (of: (point: PowerPoint) => number, then: (point: PowerPoint) => number): PowerPoint =>
    rest.reduce((best, point) => {
      const difference = of(point) - of(best);
      return difference < 0 || (difference === 0 && then(point) < then(best)) ? point : best;
    }, first);
  const cost = ({ dollars }: PowerPoint): number => dollars;
  const time = ({ durationMs }: PowerPoint): number => durationMs;
  return {
    points,
    cheapest: least(cost, time),
    fastest: least(time, cost),
    balanced: least((point) => cost(point) / mostDollars + time(point) / mostMs, cost),
  };
}
