import type { MeasuredColdStart } from '#aws-facts';

/** The runtimes that are shown, by the names of the benchmark: one for each language. */
export const shownRuntimes = {
  'rust (prov.al2023)': 'Rust',
  'go (prov.al2023)': 'Go',
  'python3.14': 'Python 3.14',
  'nodejs24.x': 'Node.js 24',
  java25: 'Java 25',
  'ruby3.4': 'Ruby 3.4',
  dotnet10: '.NET 10',
} as const;

export type ShownRuntime = keyof typeof shownRuntimes;

export const shownRuntimeNames = Object.keys(shownRuntimes) as readonly ShownRuntime[];

export function isShownRuntime(text: string | undefined): text is ShownRuntime {
  return text !== undefined && Object.hasOwn(shownRuntimes, text);
}

type Wanted = Pick<MeasuredColdStart, 'architecture' | 'packageType'>;

/** What was measured of a runtime, by memory size, smallest first. Throws a RangeError where nothing was. */
export function measurementsOf(
  all: readonly MeasuredColdStart[],
  name: ShownRuntime,
  { architecture, packageType }: Wanted,
): readonly MeasuredColdStart[] {
  const found = all
    .filter((one) => one.runtime === name && one.architecture === architecture && one.packageType === packageType)
    .sort((one, other) => one.memoryMb - other.memoryMb);
  if (found.length === 0) throw new RangeError(`Nothing was measured of ${name} on ${architecture} as ${packageType}.`);
  return found;
}

/** What an empty function's cold start takes at the least and at the most memory that was measured. */
export interface RuntimeBars {
  readonly name: ShownRuntime;
  readonly bars: readonly { readonly memoryMb: number; readonly initMs: number; readonly invokeMs: number }[];
}

/** The bars of the chart: zip packages on x86. */
export function barsOf(all: readonly MeasuredColdStart[]): readonly RuntimeBars[] {
  return shownRuntimeNames.map((name) => {
    const measured = measurementsOf(all, name, { architecture: 'x86_64', packageType: 'zip' });
    return {
      name,
      bars: [measured.at(0), measured.at(-1)]
        .filter((one) => one !== undefined)
        .map(({ memoryMb, init, invokeMean }) => ({ memoryMb, initMs: init.mean, invokeMs: invokeMean })),
    };
  });
}

/** What the chart shows, in sentences. */
export function describeBars(runtimes: readonly RuntimeBars[]): string {
  const bars = runtimes.flatMap(({ name, bars: own }) => own.map((bar) => ({ name, ...bar })));
  const byInit = [...bars].sort((one, other) => one.initMs - other.initMs);
  const [least, most] = [byInit.at(0), byInit.at(-1)];
  const byInvoke = [...runtimes].sort((one, other) => (other.bars[0]?.invokeMs ?? 0) - (one.bars[0]?.invokeMs ?? 0));
  const [small, large] = byInvoke[0]?.bars ?? [];
  if (least === undefined || most === undefined || byInvoke[0] === undefined || !small || !large) return '';
  const ms = (value: number): string => `${Math.round(value)} ms`;
  return [
    `INIT takes from ${ms(least.initMs)} (${shownRuntimes[least.name]}) to ${ms(most.initMs)} (${shownRuntimes[most.name]}), and much the same at any memory size.`,
    `The first invocation is another matter: that of ${shownRuntimes[byInvoke[0].name]} takes ${ms(small.invokeMs)} at ${small.memoryMb} MB and ${ms(large.invokeMs)} at ${large.memoryMb} MB.`,
  ].join(' ');
}
