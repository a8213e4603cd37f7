import type { MeasuredColdStart } from '#aws-facts';
import { readTimestamps, type ArrivalPattern, type Spread, type TrafficInput } from '#simulators';
import type { AddressedSettings } from './addressed-settings.ts';
import { within } from './address-values.ts';
import { formatCount } from './format-number.ts';
import {
  isShownRuntime,
  measurementsOf,
  shownRuntimeNames,
  shownRuntimes,
  type ShownRuntime,
} from './measured-init.ts';

type Arrivals = ArrivalPattern['kind'];
export type PolicyName = TrafficInput['policy']['kind'];

/** What the reader has set. All of it is in the address, so that it can be shared. */
export interface TrafficSettings {
  readonly arrivals: Arrivals;
  readonly runtime: ShownRuntime;
  readonly architecture: 'x86_64' | 'arm64';
  readonly packageType: 'zip' | 'image';
  readonly policy: PolicyName;
  readonly hours: number;
  readonly perHour: number;
  /** Of a burst, or of each turn of a schedule. */
  readonly atOnce: number;
  /** Minutes between two turns of a schedule. */
  readonly everyMinutes: number;
  readonly memoryMb: number;
  /** What the function's own code takes in INIT. */
  readonly ownInitMs: number;
  readonly durationMs: number;
  readonly provisioned: number;
  readonly pingMinutes: number;
  readonly pings: number;
  /** What 99 of 100 requests should take at most. */
  readonly goalMs: number;
  /** What a restore from a snapshot takes, with SnapStart. */
  readonly restoreMs: number;
  readonly limit: number;
  readonly idleMinutes: number;
  /** The reader's own times, one in each line. */
  readonly list: string;
}

export const addressKey = 'traffic';

type NumberSetting = {
  [Name in keyof TrafficSettings]: TrafficSettings[Name] extends number ? Name : never;
}[keyof TrafficSettings];

/** What is set by numbers. Memory is one of `memorySizes`. */
export const numberSettings = {
  hours: { label: 'Hours watched', min: 1, max: 48 },
  perHour: { label: 'Requests an hour', min: 0, max: 100_000 },
  atOnce: { label: 'Requests at once', min: 1, max: 5_000 },
  everyMinutes: { label: 'Minutes between', min: 1, max: 1_440 },
  memoryMb: { label: 'Memory in MB', min: 128, max: 1_024 },
  ownInitMs: { label: 'Own INIT in ms', min: 0, max: 10_000 },
  durationMs: { label: 'Mean duration in ms', min: 1, max: 60_000 },
  provisioned: { label: 'Provisioned environments', min: 1, max: 500 },
  pingMinutes: { label: 'Minutes between pings', min: 1, max: 60 },
  pings: { label: 'Pings at once', min: 1, max: 100 },
  goalMs: { label: 'Goal for the p99 in ms', min: 1, max: 60_000 },
  restoreMs: { label: 'Mean restore in ms', min: 1, max: 10_000 },
  limit: { label: 'Concurrency limit', min: 1, max: 10_000 },
  idleMinutes: { label: 'Idle environments are kept for, in minutes', min: 1, max: 60 },
} as const satisfies Readonly<Record<NumberSetting, { label: string; min: number; max: number }>>;

const numberNames = Object.keys(numberSettings) as readonly NumberSetting[];

/** Those that were measured. */
export const memorySizes: readonly number[] = [128, 256, 512, 1_024];

export const arrivalNames: Readonly<Record<Arrivals, string>> = {
  steady: 'steadily, at random',
  'daily-wave': 'in a daily wave, busiest at noon',
  burst: 'steadily, with a burst half way',
  cron: 'on a schedule, so many at once',
  list: 'at times of your own',
};

export const policyNames: Readonly<Record<PolicyName, string>> = {
  'on-demand': 'nothing',
  'provisioned-concurrency': 'provisioned concurrency',
  'snap-start': 'SnapStart',
  'keep-alive': 'keep-alive pings',
};

/** What stands there at first: in the lesson on how cold starts come about, and in the one on what is done about them. */
export const defaultSettings: TrafficSettings = {
  arrivals: 'burst',
  runtime: 'nodejs24.x',
  architecture: 'x86_64',
  packageType: 'zip',
  policy: 'on-demand',
  hours: 1,
  perHour: 120,
  atOnce: 10,
  everyMinutes: 15,
  memoryMb: 512,
  ownInitMs: 400,
  durationMs: 100,
  provisioned: 2,
  pingMinutes: 5,
  pings: 1,
  goalMs: 1_000,
  restoreMs: 200,
  limit: 1_000,
  idleMinutes: 10,
  list: '0\n1\n1\n900\n1800',
};

export const warmSettings: TrafficSettings = {
  ...defaultSettings,
  arrivals: 'cron',
  runtime: 'python3.14',
  policy: 'keep-alive',
  hours: 6,
  perHour: 10,
  atOnce: 2,
  everyMinutes: 12,
  ownInitMs: 1_500,
  durationMs: 200,
};

/** Writes the settings as they stand in the address. */
export function toAddress(settings: TrafficSettings): string {
  const { arrivals, runtime, architecture, packageType, policy, list } = settings;
  const numbers = numberNames.map((name) => settings[name]);
  return [arrivals, runtime, architecture, packageType, policy, ...numbers, list.replaceAll('~', ' ')].join('~');
}

/** Reads settings off an address; what cannot be read is as it was at first. */
export function fromAddress(text: string, first = defaultSettings): TrafficSettings {
  const [arrivals, runtime, architecture, packageType, policy, ...rest] = text.split('~');
  const numbers = Object.fromEntries(
    numberNames.map((name, index) => [name, within(rest[index], numberSettings[name], first[name])]),
  ) as Readonly<Record<NumberSetting, number>>;
  const list = rest[numberNames.length];
  return {
    ...numbers,
    arrivals: isArrivals(arrivals) ? arrivals : first.arrivals,
    runtime: isShownRuntime(runtime) ? runtime : first.runtime,
    architecture: architecture === 'arm64' ? 'arm64' : 'x86_64',
    packageType: packageType === 'image' ? 'image' : 'zip',
    policy: isPolicy(policy) ? policy : first.policy,
    memoryMb: memorySizes.includes(numbers.memoryMb) ? numbers.memoryMb : first.memoryMb,
    list: list === undefined || list === '' ? first.list : list,
  };
}

export function isArrivals(text: string | undefined): text is Arrivals {
  return text !== undefined && Object.hasOwn(arrivalNames, text);
}

export function isPolicy(text: string | undefined): text is PolicyName {
  return text !== undefined && Object.hasOwn(policyNames, text);
}

/** INIT as it was measured, by what it depends on. */
export type MeasuredInits = Readonly<Record<string, Spread>>;

type InitKey = Pick<TrafficSettings, 'runtime' | 'architecture' | 'packageType' | 'memoryMb'>;

function keyOf({ runtime, architecture, packageType, memoryMb }: InitKey): string {
  return [runtime, architecture, packageType, memoryMb].join(' ');
}

/** Takes what the model needs out of the measurements: read while the page is built, as all of them are large. */
export function measuredInitsOf(all: readonly MeasuredColdStart[]): MeasuredInits {
  const kinds = (['x86_64', 'arm64'] as const).flatMap((architecture) =>
    (['zip', 'image'] as const).map((packageType) => ({ architecture, packageType })),
  );
  const entries = shownRuntimeNames.flatMap((runtime) =>
    kinds.flatMap((kind) =>
      measurementsOf(all, runtime, kind).map(({ memoryMb, init }) => [keyOf({ runtime, memoryMb, ...kind }), init]),
    ),
  );
  return Object.fromEntries(entries) as MeasuredInits;
}

/** More would fill the memory of a phone. */
const mostRequests = 5_000_000;
/** With more, the page would stand still for longer than a tenth of a second: a worker plays them. */
export const mostHere = 100_000;
/** How far the rate of a daily wave goes from its mean. */
export const swing = 0.8;
/** After how long an environment is replaced however busy it is. */
export const lifetimeHours = 4;
const minute = 60;
const hour = 60 * minute;

/** What is to be simulated, or why these settings cannot be. */
export type Asked =
  | { readonly kind: 'input'; readonly input: TrafficInput; readonly requests: number }
  | { readonly kind: 'problem'; readonly message: string };

/** Reads the settings as an input of the simulation. Durations vary from half to twice their mean. */
export function inputOf(settings: TrafficSettings, inits: MeasuredInits): Asked {
  const { hours, ownInitMs, durationMs, memoryMb, architecture, limit, idleMinutes } = settings;
  const pattern = patternOf(settings);
  if (pattern.kind === 'problem') return pattern;
  if (pattern.requests > mostRequests)
    return {
      kind: 'problem',
      message: `These are ${formatCount(Math.round(pattern.requests))} requests. The model plays ${formatCount(mostRequests)} at most: take fewer, or fewer hours.`,
    };
  const refusal = snapStartRefusal(settings);
  if (refusal !== undefined) return { kind: 'problem', message: refusal };
  const init = inits[keyOf(settings)];
  if (init === undefined) throw new RangeError(`Nothing was measured for '${keyOf(settings)}'.`);
  return {
    kind: 'input',
    requests: pattern.requests,
    input: {
      arrivals: pattern.arrivals,
      seconds: hours * hour,
      function: {
        init: { mean: init.mean + ownInitMs, min: init.min + ownInitMs, max: init.max + ownInitMs },
        duration: varied(durationMs),
        memoryMb,
        architecture,
      },
      policy: policyOf(settings),
      concurrencyLimit: limit,
      idleSeconds: idleMinutes * minute,
      lifetimeSeconds: lifetimeHours * hour,
      seed: 1,
    },
  };
}

type Pattern =
  | { readonly kind: 'pattern'; readonly arrivals: ArrivalPattern; readonly requests: number }
  | { readonly kind: 'problem'; readonly message: string };

function patternOf({ arrivals, hours, perHour, atOnce, everyMinutes, list }: TrafficSettings): Pattern {
  const perSecond = perHour / hour;
  const steady = perHour * hours;
  switch (arrivals) {
    case 'steady':
      return { kind: 'pattern', arrivals: { kind: arrivals, perSecond }, requests: steady };
    case 'daily-wave':
      return { kind: 'pattern', arrivals: { kind: arrivals, perSecond, swing }, requests: steady };
    case 'burst': {
      const burst = { kind: arrivals, perSecond, requests: atOnce, atSecond: (hours * hour) / 2 } as const;
      return { kind: 'pattern', arrivals: burst, requests: steady + atOnce };
    }
    case 'cron': {
      const turns = Math.ceil((hours * 60) / everyMinutes) - 1;
      const cron = { kind: arrivals, everySeconds: everyMinutes * minute, requests: atOnce } as const;
      return { kind: 'pattern', arrivals: cron, requests: turns * atOnce };
    }
    case 'list': {
      const read = readTimestamps(list);
      if (read.kind === 'unreadable')
        return { kind: 'problem', message: `Line ${read.line} is no time: “${read.text}”. ${read.message}` };
      const { timesMs } = read;
      return { kind: 'pattern', arrivals: { kind: arrivals, timesMs }, requests: timesMs.length };
    }
  }
}

/** From half to twice the mean. */
function varied(mean: number): Spread {
  return { mean, min: mean / 2, max: mean * 2 };
}

/** The runtimes that have SnapStart: Java from 11, Python from 3.12, .NET from 8. */
const snapStartRuntimes: readonly ShownRuntime[] = ['python3.14', 'java25', 'dotnet10'];

/** Why SnapStart is not to be had with these settings. */
function snapStartRefusal({ policy, runtime, packageType }: TrafficSettings): string | undefined {
  if (policy !== 'snap-start') return undefined;
  if (!snapStartRuntimes.includes(runtime))
    return `There is no SnapStart for ${shownRuntimes[runtime]}. Choose Java, Python or .NET.`;
  return packageType === 'image' ? 'There is no SnapStart for container images. Choose a zip package.' : undefined;
}

function policyOf({
  policy,
  runtime,
  provisioned,
  pingMinutes,
  pings,
  restoreMs,
}: TrafficSettings): TrafficInput['policy'] {
  switch (policy) {
    case 'on-demand':
      return { kind: policy };
    case 'provisioned-concurrency':
      return { kind: policy, environments: provisioned };
    case 'snap-start':
      return { kind: policy, restore: varied(restoreMs), isCharged: runtime !== 'java25' };
    case 'keep-alive':
      // A ping that the handler answers at once.
      return { kind: policy, everySeconds: pingMinutes * minute, atOnce: pings, durationMs: 1 };
  }
}

/** Which of the two it is. */
export type Start = 'cold' | 'warm';

export const addressedSettings: Readonly<Record<Start, AddressedSettings<TrafficSettings>>> = {
  cold: { addressKey, defaultSettings, fromAddress: (text) => fromAddress(text), toAddress },
  warm: {
    addressKey,
    defaultSettings: warmSettings,
    fromAddress: (text) => fromAddress(text, warmSettings),
    toAddress,
  },
};
