import type { FunctionConfig, Step, Transcript } from '#sandbox';
import { tunePower, type PowerMeasurement, type PowerTuning } from '#simulators';
import type { TryRequest } from '#worker';
import { within } from './address-values.ts';
import type { HandlerSetting } from './handler-choice.tsx';

export interface PowerSettings {
  /** What the given handler computes, in rounds of its loop. */
  readonly rounds: number;
  /** How long the given handler waits, in milliseconds. */
  readonly waitMs: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly handler: HandlerSetting;
  readonly code: string;
}

export const addressKey = 'power';

export const bounds = {
  rounds: { min: 0, max: 1_000_000 },
  waitMs: { min: 0, max: 5_000 },
} as const;

/** The sizes that are tried. From one vCPU up, a single thread does not get faster. */
export const memorySizes = [
  128, 192, 256, 384, 512, 768, 1_024, 1_280, 1_536, 1_769, 2_048, 3_072, 4_096, 6_144, 10_240,
];

export const givenCode = `import { setTimeout as wait } from 'node:timers/promises';

const rounds = Number(process.env.ROUNDS);
const waitMs = Number(process.env.WAIT_MS);

export const handler = async () => {
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) sum += round % 7; // computes
  await wait(waitMs); // waits, for a database for instance
  return { sum };
};
`;

export const defaultSettings: PowerSettings = {
  rounds: 500_000,
  waitMs: 60,
  architecture: 'x86_64',
  handler: 'here',
  code: givenCode,
};

/** Writes the settings as they stand in the address; code only where it is not that which is given. */
export function toAddress({ rounds, waitMs, architecture, handler, code }: PowerSettings): string {
  return [rounds, waitMs, architecture, handler, ...(code === givenCode ? [] : [code])].join('~');
}

/** Reads settings off an address; what cannot be read is as it was at first. */
export function fromAddress(text: string): PowerSettings {
  const [rounds, waitMs, architecture, handler, ...code] = text.split('~');
  const first = defaultSettings;
  return {
    rounds: within(rounds, bounds.rounds, first.rounds),
    waitMs: within(waitMs, bounds.waitMs, first.waitMs),
    architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
    handler: handler === 'exercise' ? 'exercise' : 'here',
    code: code.length === 0 ? first.code : code.join('~'),
  };
}

/** How often what happens is repeated: the first time for the cold start, and the others are measured. */
const times = 3;

/** What a run at a memory size is asked for. The cold start comes first. */
export function requestAt(
  memoryMb: number,
  { function: config, steps, ...rest }: Omit<TryRequest, 'function'> & { readonly function: FunctionConfig },
): TryRequest {
  return {
    ...rest,
    function: { ...config, memorySize: memoryMb },
    steps: Array.from({ length: times }, () => steps).flat(),
  };
}

/** A run of the code that stands in the model. */
export function requestHere({ rounds, waitMs, code }: PowerSettings): TryRequest {
  const steps: readonly Step[] = [{ kind: 'invoke', event: {} }];
  return {
    function: {
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memorySize: 128,
      timeout: 60,
      environment: { ROUNDS: String(rounds), WAIT_MS: String(waitMs) },
    },
    files: { 'index.mjs': code },
    steps,
    seed: 1,
  };
}

/** A memory size at which the function failed. */
export interface FailedSize {
  readonly memoryMb: number;
  readonly errorType: string;
}

/** What came out at each size. */
export type SizeResult = PowerMeasurement | FailedSize;

/** Reads off what warm invocations took, or why there is nothing to measure. */
export function resultAt(memoryMb: number, { invocations }: Transcript): SizeResult {
  for (const { outcome } of invocations)
    if (outcome.kind === 'function-error') return { memoryMb, errorType: outcome.error.errorType };
  const warm = invocations.filter(({ coldStart }) => !coldStart);
  if (warm.length === 0) return { memoryMb, errorType: 'no warm invocation' };
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    memoryMb,
    durationMs: mean(warm.map(({ durationMs }) => durationMs)),
    billedMs: mean(warm.map(({ billedDurationMs }) => billedDurationMs)),
  };
}

export function isFailed(result: SizeResult): result is FailedSize {
  return 'errorType' in result;
}

/** All sizes that were tried, and the architecture that is paid for. */
export interface TriedSizes extends Pick<PowerSettings, 'architecture'> {
  readonly results: readonly SizeResult[];
}

/** Prices what was measured; undefined where the function failed at every size. */
export function tuningOf({ results, architecture }: TriedSizes): PowerTuning | undefined {
  return tunePower(
    results.flatMap((result) => (isFailed(result) ? [] : [result])),
    architecture,
  );
}

export const addressedSettings = { addressKey, defaultSettings, fromAddress, toAddress };
