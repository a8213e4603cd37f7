import type { FunctionConfig, SourceFiles, Step } from '#sandbox';
import { within } from './address-values.ts';

/** When requests arrive. */
export type Arrivals = 'one-by-one' | 'at-once' | 'overlapping' | 'pauses' | 'own';

export interface TimelineSettings {
  readonly arrivals: Arrivals;
  readonly requests: number;
  /** Seconds, as the reader wrote them. */
  readonly own: string;
  readonly memoryMb: number;
  /** How long the given handler takes, in milliseconds. */
  readonly workMs: number;
  /** The code that stands in the model, or what the reader has written in an exercise. */
  readonly handler: 'here' | 'exercise';
  readonly code: string;
}

export const addressKey = 'timeline';

export const arrivalNames: Readonly<Record<Arrivals, string>> = {
  'one-by-one': 'one each second',
  'at-once': 'all at the same moment',
  overlapping: 'one each 200 ms',
  pauses: 'three together, then a pause of 15 minutes',
  own: 'at times of your own',
};

export const bounds = {
  requests: { min: 1, max: 30 },
  memoryMb: { min: 128, max: 10_240 },
  workMs: { min: 0, max: 20_000 },
} as const;

export const givenCode = `const opened = new Date().toISOString(); // INIT: once in each environment
let served = 0;
const workMs = Number(process.env.WORK_MS);

export const handler = async () => {
  served += 1; // INVOKE: for every request
  await new Promise((resolve) => setTimeout(resolve, workMs));
  return { served, opened };
};
`;

export const defaultSettings: TimelineSettings = {
  arrivals: 'overlapping',
  requests: 12,
  own: '0, 0.1, 0.2, 5, 5.1, 900',
  memoryMb: 128,
  workMs: 500,
  handler: 'here',
  code: givenCode,
};

/** Writes the settings as they stand in the address; code only where it is not that which is given. */
export function toAddress({ arrivals, requests, own, memoryMb, workMs, handler, code }: TimelineSettings): string {
  const parts = [arrivals, requests, own.replaceAll('~', ' '), memoryMb, workMs, handler];
  return [...parts, ...(code === givenCode ? [] : [code])].join('~');
}

/** Reads settings off an address; what cannot be read is as it was at first. */
export function fromAddress(text: string): TimelineSettings {
  const [arrivals, requests, own, memoryMb, workMs, handler, ...code] = text.split('~');
  const first = defaultSettings;
  return {
    arrivals: isArrivals(arrivals) ? arrivals : first.arrivals,
    requests: within(requests, bounds.requests, first.requests),
    own: own === undefined || own === '' ? first.own : own,
    memoryMb: within(memoryMb, bounds.memoryMb, first.memoryMb),
    workMs: within(workMs, bounds.workMs, first.workMs),
    handler: handler === 'exercise' ? 'exercise' : 'here',
    code: code.length === 0 ? first.code : code.join('~'),
  };
}

export function isArrivals(text: string | undefined): text is Arrivals {
  return text !== undefined && Object.hasOwn(arrivalNames, text);
}

/** When each request comes, in milliseconds from the first; or what is wrong with the list. */
export function arrivalTimes({
  arrivals,
  requests,
  own,
}: Pick<TimelineSettings, 'arrivals' | 'requests' | 'own'>): readonly number[] | { readonly problem: string } {
  const each = (timeOf: (index: number) => number): readonly number[] =>
    Array.from({ length: requests }, (_, index) => timeOf(index));
  switch (arrivals) {
    case 'one-by-one':
      return each((index) => index * 1_000);
    case 'at-once':
      return each(() => 0);
    case 'overlapping':
      return each((index) => index * 200);
    case 'pauses':
      return each((index) => Math.floor(index / 3) * 900_000);
    case 'own':
      return readTimes(own);
  }
}

/** A list may be pasted: commas, semicolons, spaces and lines are all the same. */
function readTimes(text: string): readonly number[] | { readonly problem: string } {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const odd = words.find((word) => !/^\d+(?:\.\d+)?$/.test(word) || Number(word) > 86_400);
  if (odd !== undefined) return { problem: `'${odd}' is no time. Write seconds from 0 to 86400, such as 0, 0.5, 900.` };
  if (words.length === 0) return { problem: 'The list is empty. Write seconds, such as 0, 0.5, 900.' };
  if (words.length > bounds.requests.max)
    return { problem: `These are ${words.length} requests. Write ${bounds.requests.max} at most.` };
  const times = words.map((word) => Math.round(Number(word) * 1_000)).sort((one, other) => one - other);
  const [first = 0] = times;
  return times.map((time) => time - first);
}

type Parallel = Extract<Step, { kind: 'parallel' }>;

/** What happens: requests at these times, and then nothing, until idle environments are dropped. */
export function stepsOf(times: readonly number[], requests: Parallel['steps']): readonly Step[] {
  const steps = times.flatMap((_, index) => requests[index % requests.length] ?? []);
  return [
    { kind: 'parallel', steps, startsAfterMs: times },
    { kind: 'wait', seconds: 660 },
  ];
}

const plainRequest: Parallel['steps'][number] = {
  kind: 'http-request',
  request: { method: 'GET', path: '/', query: {}, headers: {} },
};

/** A run of the code that stands in the model. */
export function requestHere(
  { memoryMb, workMs, code }: TimelineSettings,
  times: readonly number[],
): {
  readonly function: FunctionConfig;
  readonly files: SourceFiles;
  readonly steps: readonly Step[];
  readonly seed: number;
  readonly tellsHistory: true;
} {
  return {
    function: {
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memorySize: memoryMb,
      timeout: 30,
      environment: { WORK_MS: String(workMs) },
    },
    files: { 'index.mjs': code },
    steps: stepsOf(times, [plainRequest]),
    seed: 1,
    tellsHistory: true,
  };
}

export const addressedSettings = { addressKey, defaultSettings, fromAddress, toAddress };
