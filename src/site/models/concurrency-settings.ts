import { lambdaQuotas, sourceQuotas } from '#aws-facts';
import type { ConcurrencyInput, Door } from '#simulators';
import { flag, within } from './address-values.ts';

/** What the reader has set. All of it is in the address, so that it can be shared. */
export interface ConcurrencySettings {
  readonly perSecond: number;
  /** While the spike lasts, on top of the others. */
  readonly spikePerSecond: number;
  readonly spikeSeconds: number;
  readonly durationMs: number;
  readonly connectionLimit: number;
  readonly othersWant: number;
  readonly door: Door['kind'];
  readonly reserves: boolean;
  readonly reserved: number;
  readonly limitsMapping: boolean;
  readonly maximumConcurrency: number;
  readonly visibilitySeconds: number;
  readonly maxReceiveCount: number;
}

export const defaultSettings: ConcurrencySettings = {
  perSecond: 20,
  spikePerSecond: 400,
  spikeSeconds: 5,
  durationMs: 200,
  connectionLimit: 50,
  othersWant: 200,
  door: 'synchronous',
  reserves: false,
  reserved: 50,
  limitsMapping: false,
  maximumConcurrency: 40,
  visibilitySeconds: 60,
  maxReceiveCount: 3,
};

/** The name under which the settings stand in the address. */
export const addressKey = 'concurrency';

export const doors: Readonly<Record<Door['kind'], string>> = {
  synchronous: 'and wait for the answer',
  asynchronous: 'as asynchronous events',
  queue: 'as messages of a queue',
};

/** The account's concurrency, before anybody asks for more. */
const accountConcurrency = lambdaQuotas.accountConcurrency.value;

/** What is set by numbers. */
export const numberSettings = {
  perSecond: { label: 'Requests a second', min: 0, max: 200 },
  spikePerSecond: { label: 'In the spike, a second more', min: 0, max: 2_000 },
  spikeSeconds: { label: 'Seconds of the spike', min: 1, max: 20 },
  durationMs: { label: 'An invocation in ms', min: 10, max: 5_000 },
  connectionLimit: { label: 'Connections of the database', min: 1, max: 2_000 },
  othersWant: { label: 'Other functions want', min: 0, max: 2_000 },
  reserved: { label: 'Reserved concurrency', min: 0, max: accountConcurrency - lambdaQuotas.leastUnreserved.value },
  maximumConcurrency: {
    label: 'Maximum concurrency',
    min: sourceQuotas.sqsLeastMaximumConcurrency.value,
    max: sourceQuotas.sqsMostMaximumConcurrency.value,
  },
  // Longer than the longest invocation that can be set.
  visibilitySeconds: { label: 'Visibility timeout in s', min: 10, max: 600 },
  maxReceiveCount: { label: 'maxReceiveCount', min: 1, max: 20 },
} as const;

type NumberSetting = keyof typeof numberSettings;
const numberNames = Object.keys(numberSettings) as readonly NumberSetting[];

/** When the spike begins, and how long requests come at all. */
export const spikeFromSecond = 10;
const seconds = 30;

/** What the model is to play through. */
export function inputOf(settings: ConcurrencySettings): ConcurrencyInput {
  const { perSecond, spikePerSecond, spikeSeconds, durationMs, connectionLimit, othersWant } = settings;
  return {
    arrivals: { kind: 'spike', perSecond, spikePerSecond, spikeFromSecond, spikeSeconds, seconds },
    door: doorOf(settings),
    durationMs,
    ...(settings.reserves && { reserved: settings.reserved }),
    accountConcurrency,
    othersWant,
    connectionLimit,
    seed: 1,
  };
}

function doorOf({ door, limitsMapping, ...settings }: ConcurrencySettings): Door {
  switch (door) {
    case 'synchronous':
    case 'asynchronous':
      return { kind: door };
    case 'queue': {
      const { maximumConcurrency, visibilitySeconds, maxReceiveCount } = settings;
      return { kind: door, visibilitySeconds, maxReceiveCount, ...(limitsMapping && { maximumConcurrency }) };
    }
  }
}

/** Writes the settings as they stand in the address. */
export function toAddress(settings: ConcurrencySettings): string {
  const { door, reserves, limitsMapping } = settings;
  return [door, reserves, limitsMapping, ...numberNames.map((name) => settings[name])].join('~');
}

/** Reads settings off an address; what cannot be read is as it was at first. */
export function fromAddress(text: string): ConcurrencySettings {
  const [door, reserves, limitsMapping, ...numbers] = text.split('~');
  const read = numberNames.map((name, index) => [
    name,
    within(numbers[index], numberSettings[name], defaultSettings[name]),
  ]);
  return {
    ...defaultSettings,
    ...(Object.fromEntries(read) as Pick<ConcurrencySettings, NumberSetting>),
    door: isDoor(door) ? door : defaultSettings.door,
    reserves: flag(reserves, defaultSettings.reserves),
    limitsMapping: flag(limitsMapping, defaultSettings.limitsMapping),
  };
}

export function isDoor(text: string | undefined): text is Door['kind'] {
  return text !== undefined && Object.hasOwn(doors, text);
}

export const addressedSettings = { addressKey, defaultSettings, fromAddress, toAddress };
