import type { DeliveryRecord, FiringRecord, InvocationRecord, Transcript } from '#sandbox';

/** One thing that happened around the function, on the virtual clock. */
export interface TimelineRow {
  /** Milliseconds since the first row. */
  readonly afterMs: number;
  readonly durationMs: number;
  readonly title: string;
  readonly detail: string;
  readonly mood: 'good' | 'bad' | 'neutral';
}

export interface Timeline {
  readonly rows: readonly TimelineRow[];
  /** How many rows were left out at the end. */
  readonly more: number;
  /** The whole in a sentence. */
  readonly summary: string;
}

/** As many rows as somebody may want to read. */
const mostRows = 200;

/** What sources and function did, in the order of time. Undefined where nothing but a single call happened. */
export function timelineOf({ invocations, deliveries = [], firings = [] }: Transcript): Timeline | undefined {
  const timed = invocations.flatMap((invocation, index) =>
    invocation.startedAt === undefined ? [] : [{ at: invocation.startedAt, ...invocationRow(invocation, index) }],
  );
  const told = deliveries
    .filter((delivery) => !(delivery.outcome in toldByInvocation && delivery.requestId !== undefined))
    .map((delivery) => ({ at: delivery.timestamp, ...deliveryRow(delivery) }));
  const due = firings.map((firing) => ({ at: firing.timestamp, ...firingRow(firing) }));
  if (timed.length + told.length + due.length < 2) return undefined;
  // What a schedule leads to comes behind it.
  const ordered = [...due, ...timed, ...told].sort((one, other) => one.at - other.at);
  const start = ordered[0]?.at ?? 0;
  const rows = ordered.slice(0, mostRows).map(({ at, ...row }) => ({ afterMs: at - start, ...row }));
  return { rows, more: ordered.length - rows.length, summary: summarise(invocations, deliveries, firings) };
}

/** What the row of the invocation says already. */
const toldByInvocation: Readonly<Partial<Record<DeliveryRecord['outcome'], true>>> = { answered: true, failed: true };

type Row = Omit<TimelineRow, 'afterMs'>;

/** INIT has no time of its own where it failed and was run again within the invocation. */
function describeInit(initDurationMs: number | undefined): string {
  return initDurationMs === undefined ? 'INIT run twice' : `INIT ${initDurationMs.toFixed(0)} ms`;
}

function invocationRow(
  { coldStart, durationMs, initDurationMs, outcome, source }: InvocationRecord,
  index: number,
): Row {
  const isFailed = outcome.kind === 'function-error';
  const by = source === undefined ? '' : `, called by ${services[source]}`;
  return {
    durationMs: durationMs + (initDurationMs ?? 0),
    title: `Invocation ${index + 1}${by}`,
    detail: [
      coldStart ? `cold start, ${describeInit(initDurationMs)}` : 'warm',
      isFailed ? `${outcome.error.errorType}: ${outcome.error.errorMessage}` : `done in ${durationMs.toFixed(0)} ms`,
    ].join('; '),
    mood: isFailed ? 'bad' : 'good',
  };
}

function firingRow({ schedule, timestamp, targets }: FiringRecord): Row {
  const time = new Date(timestamp).toISOString();
  return {
    durationMs: 0,
    title: `Due: schedule ${schedule}`,
    detail: `${time.slice(0, 10)} at ${time.slice(11, 16)} UTC, for ${targets.join(', ')}`,
    mood: 'neutral',
  };
}

function deliveryRow({ source, from, outcome, message }: DeliveryRecord): Row {
  const where = from === '' ? callers[source] : `${callers[source]} ${from}`;
  return { durationMs: 0, title: `${titles[outcome]}: ${where}`, detail: message, mood: moods[outcome] };
}

const callers: Readonly<Record<DeliveryRecord['source'], string>> = {
  'http-api': 'the HTTP API',
  'rest-api': 'the REST API',
  'function-url': 'the function URL',
  s3: 'S3',
  'dynamodb-stream': 'the stream of table',
  sqs: 'queue',
  sns: 'topic',
  'event-rule': 'rule',
  schedule: 'schedule',
  'asynchronous-invocation': 'an asynchronous invocation',
  function: 'function',
  scenario: 'the scenario',
};

const services: typeof callers = {
  'http-api': 'the HTTP API',
  'rest-api': 'the REST API',
  'function-url': 'its URL',
  s3: 'S3',
  'dynamodb-stream': 'Lambda’s poller of the stream',
  sqs: 'Lambda’s poller of the queue',
  sns: 'SNS',
  'event-rule': 'EventBridge',
  schedule: 'its schedule',
  'asynchronous-invocation': 'Lambda, from its queue of events',
  function: 'a function that waits for the answer',
  scenario: 'the scenario',
};

const titles: Readonly<Record<DeliveryRecord['outcome'], string>> = {
  answered: 'Done',
  failed: 'Failed',
  'partially-failed': 'Failed in part',
  retried: 'Tried again',
  returned: 'Given back',
  'dead-lettered': 'Dead letter',
  'sent-to-destination': 'Sent to the destination',
  dropped: 'Lost',
  throttled: 'Throttled',
  'filtered-out': 'Filtered out',
  'recursion-stopped': 'Loop stopped',
  unsettled: 'Not over',
};

const moods: Readonly<Record<DeliveryRecord['outcome'], TimelineRow['mood']>> = {
  answered: 'good',
  failed: 'bad',
  'partially-failed': 'bad',
  retried: 'neutral',
  returned: 'neutral',
  'dead-lettered': 'bad',
  'sent-to-destination': 'neutral',
  dropped: 'bad',
  throttled: 'bad',
  'filtered-out': 'neutral',
  'recursion-stopped': 'bad',
  unsettled: 'bad',
};

function summarise(
  invocations: readonly InvocationRecord[],
  deliveries: readonly DeliveryRecord[],
  firings: readonly FiringRecord[],
): string {
  const count = (outcome: DeliveryRecord['outcome']): number =>
    deliveries.filter((delivery) => delivery.outcome === outcome).length;
  const cold = invocations.filter(({ coldStart }) => coldStart).length;
  const failed = invocations.filter(({ outcome }) => outcome.kind === 'function-error').length;
  const parts: readonly (readonly [number, string, string])[] = [
    [invocations.length, 'one invocation', 'invocations'],
    [firings.length, 'a schedule due once', 'times that schedules were due'],
    [cold, 'one cold start', 'cold starts'],
    [failed, 'one failed', 'failed'],
    [count('retried') + count('returned'), 'one retry', 'retries'],
    [count('throttled'), 'one throttled', 'throttled'],
    [count('filtered-out'), 'one filtered out', 'filtered out'],
    [count('dead-lettered'), 'one dead letter', 'dead letters'],
    [count('dropped'), 'one lost', 'lost'],
    [count('recursion-stopped'), 'a loop stopped', 'loops stopped'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => (number === 1 ? one : `${number} ${many}`))
    .join(', ');
}
