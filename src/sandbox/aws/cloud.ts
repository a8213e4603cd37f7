import type { IdSource, JsonValue, Random, Simulation } from '#kernel';
import type { CloudState, ServiceCall } from '../cloud-record.ts';
import type { CloudSpec } from '../cloud-spec.ts';
import { createDynamoDb, type DynamoDb } from './dynamodb/service.ts';
import type { Rule, RuleReaders } from './events/rule.ts';
import { createEvents, type Events } from './events/service.ts';
import { createFaults } from './faults.ts';
import type { CloudHappening } from './happening.ts';
import { createLambda, type Lambda } from './lambda/service.ts';
import { createS3, type S3 } from './s3/service.ts';
import { createSecretsManager } from './secretsmanager/service.ts';
import type { AwsService, PendingReply, ServiceContext, ServiceReply } from './service.ts';
import type { DescribeSchedule, Schedule } from './scheduler/schedule.ts';
import { createScheduler, type Scheduler } from './scheduler/service.ts';
import { createSns, type Sns } from './sns/service.ts';
import { createSqs, type Sqs } from './sqs/service.ts';
import { createSsm } from './ssm/service.ts';
import { createSts } from './sts/service.ts';
import type { WireRequest } from './wire.ts';

export interface CloudOptions {
  readonly ids: IdSource;
  readonly random: Random;
  readonly region: string;
  readonly accountId: string;
  readonly credentials: ServiceContext['credentials'];
  /** Virtual time, for calls that wait. */
  readonly simulation: Simulation;
  /** The name of the function under test. */
  readonly functionName: string;
  /** When everything was made: milliseconds since the epoch. */
  readonly createdMs: number;
  /** Of EventBridge, from the beginning, those that call the function under test among them. */
  readonly rules: readonly Rule[];
  /** Of EventBridge Scheduler. */
  readonly schedules: readonly Schedule[];
  readonly ruleReaders: RuleReaders;
  /** Says what is wrong with when a schedule is due. */
  readonly describeSchedule: DescribeSchedule;
}

/** The services of one account in one region. */
export interface Cloud {
  /** What there was before the scenario began. */
  readonly spec: CloudSpec;
  readonly dynamodb: DynamoDb;
  readonly s3: S3;
  readonly sqs: Sqs;
  readonly sns: Sns;
  readonly events: Events;
  readonly scheduler: Scheduler;
  readonly lambda: Lambda;
  /** Answers a request of a function, and keeps it as a call. Undefined where no service is meant. */
  handle(request: WireRequest, nowMs: number, caller: string): ServiceReply | PendingReply | undefined;
  /** What a service has at hand at this time; what happens in it is told to who listens. */
  contextAt(nowMs: number): ServiceContext;
  onHappening(listener: (happening: CloudHappening) => void): void;
  /** The function's calls, in the order in which they were made. */
  readonly calls: readonly ServiceCall[];
  state(nowMs: number): CloudState;
}

/** The most calls that a run keeps: what comes after is answered all the same. */
const mostCalls = 10_000;

export function createCloud(spec: CloudSpec, options: CloudOptions): Cloud {
  const { ids, random, region, accountId, credentials, functionName, createdMs } = options;
  const listeners: ((happening: CloudHappening) => void)[] = [];
  const calls: ServiceCall[] = [];
  const contextAt = (nowMs: number, caller = functionName): ServiceContext => ({
    nowMs,
    ids,
    random,
    region,
    accountId,
    credentials,
    caller,
    tell(happening) {
      for (const listener of listeners) listener(happening);
    },
  });
  const dynamodb = createDynamoDb(spec.tables ?? {}, { region, accountId, createdMs });
  const s3 = createS3(spec.buckets ?? {}, createdMs);
  const sqs = createSqs(spec.queues ?? {}, contextAt(createdMs), options.simulation);
  const sns = createSns(spec.topics ?? {}, contextAt(createdMs));
  const { buses = [] } = spec;
  const events = createEvents({ buses, rules: options.rules, readers: options.ruleReaders, createdMs });
  const { schedules, describeSchedule } = options;
  const scheduler = createScheduler({ describe: describeSchedule, schedules, createdMs });
  const secretsManager = createSecretsManager(spec.secrets ?? {}, contextAt(createdMs));
  const ssm = createSsm(spec.parameters ?? {}, createdMs);
  const lambda = createLambda();
  const services: readonly AwsService<ServiceReply | PendingReply>[] = [
    dynamodb,
    s3,
    sqs,
    sns,
    events,
    scheduler,
    lambda,
    secretsManager,
    ssm,
    createSts(),
  ];
  const faults = createFaults(spec.faults ?? []);

  /** Returns what puts another record in the place of this one. */
  const keep = (call: ServiceCall): ((other: ServiceCall) => void) => {
    if (calls.length >= mostCalls) return () => undefined;
    const index = calls.push(call) - 1;
    return (other) => {
      calls[index] = other;
    };
  };

  return {
    spec,
    dynamodb,
    s3,
    sqs,
    sns,
    events,
    scheduler,
    lambda,
    handle(request, nowMs, caller) {
      const service = services.find((one) => one.owns(request));
      if (service === undefined) return undefined;
      const reply = faults.apply(service, request, contextAt(nowMs, caller));
      const call = { service: service.name, startedAt: nowMs, ...(caller !== functionName && { by: caller }) };
      if (!('kind' in reply)) {
        keep({ ...call, ...toRecord(reply) });
        return reply;
      }
      // Its place is where it was made; what became of it follows.
      const { operation, input, latencyMs } = reply;
      const replace = keep({ ...call, operation, input: withoutBytes(input), status: 0, requestId: '', latencyMs });
      return {
        ...reply,
        whenDone(tell) {
          reply.whenDone((done) => {
            replace({ ...call, ...toRecord(done) });
            tell(done);
          });
        },
      };
    },
    contextAt,
    onHappening(listener) {
      listeners.push(listener);
    },
    calls,
    state(nowMs) {
      return {
        buckets: s3.state(),
        tables: dynamodb.state(),
        queues: sqs.state(nowMs),
        topics: sns.state(),
        buses: events.state(),
      };
    },
  };
}

function toRecord({
  response,
  operation,
  input,
  error,
  latencyMs,
}: ServiceReply): Omit<ServiceCall, 'service' | 'startedAt' | 'by'> {
  return {
    operation,
    input: withoutBytes(input),
    status: response.status,
    ...(error !== undefined && { error }),
    requestId: response.headers['x-amzn-requestid'] ?? response.headers['x-amz-request-id'] ?? '',
    latencyMs,
  };
}

/** Long texts are cut: a call is there to be looked at. */
const longestText = 10_000;

function withoutBytes(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutBytes(member)]));
}
