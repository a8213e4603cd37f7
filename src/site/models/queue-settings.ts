import type { CloudSpec, FunctionConfig, SourceFiles, Step, TriggerSpec } from '#sandbox';
import { flag, within } from './address-values.ts';

export interface QueueSettings {
  readonly messages: number;
  /** How many of them are no JSON. */
  readonly broken: number;
  /** Milliseconds between two messages; all at once where it is 0. */
  readonly everyMs: number;
  readonly visibilityTimeout: number;
  readonly maxReceiveCount: number;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly maximumConcurrency: number;
  /** `ReportBatchItemFailures`. */
  readonly reportsFailures: boolean;
  /** Seconds. */
  readonly timeout: number;
  /** What the given handler needs for a message, in milliseconds. */
  readonly workMs: number;
  /** The chance that it fails with a message, in per cent. */
  readonly failPercent: number;
  readonly handler: 'here' | 'exercise';
  readonly code: string;
}

export const addressKey = 'queue';

type NumberSetting = {
  [Name in keyof QueueSettings]: QueueSettings[Name] extends number ? Name : never;
}[keyof QueueSettings];

export interface Bounds {
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

/** What is set by numbers, in the order of the page. */
export const numberSettings = {
  messages: { label: 'Messages', min: 1, max: 200 },
  broken: { label: 'of them no JSON', min: 0, max: 200 },
  everyMs: { label: 'ms between two', min: 0, max: 5_000 },
  visibilityTimeout: { label: 'VisibilityTimeout in s', min: 1, max: 600 },
  maxReceiveCount: { label: 'maxReceiveCount', min: 1, max: 20 },
  batchSize: { label: 'BatchSize', min: 1, max: 10 },
  windowSeconds: { label: 'MaximumBatchingWindowInSeconds', min: 0, max: 30 },
  maximumConcurrency: { label: 'MaximumConcurrency', min: 2, max: 50 },
  timeout: { label: 'Timeout in s', min: 1, max: 60 },
  workMs: { label: 'WORK_MS', min: 0, max: 10_000 },
  failPercent: { label: 'FAIL_PERCENT', min: 0, max: 100 },
} as const satisfies Readonly<Record<NumberSetting, Bounds>>;

export const numberNames = Object.keys(numberSettings) as readonly NumberSetting[];

export const givenCode = `const workMs = Number(process.env.WORK_MS);
const failPercent = Number(process.env.FAIL_PERCENT);
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      const order = JSON.parse(record.body);
      await wait(workMs);
      if (Math.random() * 100 < failPercent) throw new Error(order.id);
    } catch {
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};
`;

export const defaultSettings: QueueSettings = {
  messages: 100,
  broken: 4,
  everyMs: 0,
  visibilityTimeout: 30,
  maxReceiveCount: 3,
  batchSize: 10,
  windowSeconds: 0,
  maximumConcurrency: 2,
  reportsFailures: true,
  timeout: 5,
  workMs: 400,
  failPercent: 20,
  handler: 'here',
  code: givenCode,
};

/** Writes the settings as they stand in the address; code only where it is not that which is given. */
export function toAddress(settings: QueueSettings): string {
  const { reportsFailures, handler, code } = settings;
  const parts = [...numberNames.map((name) => settings[name]), reportsFailures, handler];
  return [...parts, ...(code === givenCode ? [] : [code])].join('~');
}

/** Reads settings off an address; what cannot be read is as it was at first. */
export function fromAddress(text: string): QueueSettings {
  const parts = text.split('~');
  const numbers = Object.fromEntries(
    numberNames.map((name, index) => [name, within(parts[index], numberSettings[name], defaultSettings[name])]),
  ) as Readonly<Record<NumberSetting, number>>;
  const [reportsFailures, handler, ...code] = parts.slice(numberNames.length);
  return {
    ...numbers,
    reportsFailures: flag(reportsFailures, defaultSettings.reportsFailures),
    handler: handler === 'exercise' ? 'exercise' : 'here',
    code: code.length === 0 ? defaultSettings.code : code.join('~'),
  };
}

/** Why these settings cannot be run; undefined where they can. */
export function problemOf({ visibilityTimeout, timeout }: QueueSettings): string | undefined {
  return visibilityTimeout < timeout
    ? `Lambda refuses to poll this queue: its visibility timeout of ${visibilityTimeout} s is shorter than the function's timeout of ${timeout} s.`
    : undefined;
}

/** The names of queues are those of the lesson's exercises. */
export const queueName = 'orders';
const deadLetterQueue = 'failed-orders';

/** What is around the function in each run, and what happens. */
export function queueScenario(settings: QueueSettings): {
  readonly queues: NonNullable<CloudSpec['queues']>;
  readonly triggers: readonly TriggerSpec[];
  readonly steps: readonly Step[];
} {
  const { visibilityTimeout, maxReceiveCount, batchSize, windowSeconds, maximumConcurrency, reportsFailures } =
    settings;
  const { everyMs } = settings;
  const messages = bodiesOf(settings).map((body) => ({ body }));
  const send = (sent: typeof messages): Step => ({ kind: 'send-messages', queue: queueName, messages: sent });
  const steps =
    everyMs === 0
      ? [send(messages)]
      : messages.flatMap((message, index): readonly Step[] =>
          index === 0 ? [send([message])] : [{ kind: 'wait', seconds: everyMs / 1_000 }, send([message])],
        );
  return {
    queues: {
      [queueName]: { visibilityTimeout, deadLetter: { queue: deadLetterQueue, maxReceiveCount }, messages: [] },
      [deadLetterQueue]: { messages: [] },
    },
    triggers: [
      {
        kind: 'sqs',
        queue: queueName,
        batchSize,
        maximumBatchingWindowInSeconds: windowSeconds,
        maximumConcurrency,
        ...(reportsFailures && { functionResponseTypes: ['ReportBatchItemFailures'] }),
      },
    ],
    steps,
  };
}

/** Orders as JSON; those that are no JSON lie evenly among them. */
export function bodiesOf({ messages, broken }: Pick<QueueSettings, 'messages' | 'broken'>): readonly string[] {
  const bad = Math.min(broken, messages);
  const isBad = (index: number): boolean =>
    Math.floor(((index + 1) * bad) / messages) > Math.floor((index * bad) / messages);
  return Array.from({ length: messages }, (_, index) =>
    isBad(index) ? 'no JSON' : JSON.stringify({ id: `order-${index + 1}`, total: 25 }),
  );
}

/** A run of the code that stands in the model. */
export function requestHere(settings: QueueSettings): {
  readonly function: FunctionConfig;
  readonly files: SourceFiles;
  readonly steps: readonly Step[];
  readonly resources: CloudSpec;
  readonly triggers: readonly TriggerSpec[];
  readonly seed: number;
  readonly tellsHistory: true;
} {
  const { timeout, workMs, failPercent, code } = settings;
  const { queues, triggers, steps } = queueScenario(settings);
  return {
    function: {
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memorySize: 128,
      timeout,
      environment: { WORK_MS: String(workMs), FAIL_PERCENT: String(failPercent) },
    },
    files: { 'index.mjs': code },
    steps,
    resources: { queues },
    triggers,
    seed: 1,
    tellsHistory: true,
  };
}

export const addressedSettings = { addressKey, defaultSettings, fromAddress, toAddress };
