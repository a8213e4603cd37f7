import { isJsonObject, type JsonObject, type JsonValue, utf8Decode, utf8Encode } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { AwsService, ServiceContext, ServiceReply } from '../service.ts';
import type { WireRequest } from '../wire.ts';
import { type CreatedSchedule, invalid, readSchedule } from './created-schedule.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 30;

/** Says what is wrong with when a schedule is due, if anything. */
export type DescribeSchedule = (schedule: CreatedSchedule) => string | undefined;

export interface Scheduler extends AwsService {
  readonly name: 'scheduler';
  /** Those that there are, in the order in which they were made. */
  schedules(): readonly CreatedSchedule[];
  /** A schedule that deletes itself is over. */
  remove(name: string): void;
}

const operations: Readonly<Record<string, string>> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  DELETE: 'DeleteSchedule',
};

export function createScheduler(describe: DescribeSchedule): Scheduler {
  const schedules = new Map<string, CreatedSchedule>();
  const found = (name: string): CreatedSchedule => {
    const schedule = schedules.get(name);
    if (schedule === undefined)
      throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return schedule;
  };
  const perform = (operation: string, name: string, sent: JsonObject, context: ServiceContext): JsonObject => {
    const { region, accountId, nowMs } = context;
    const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/default/${name}`;
    switch (operation) {
      case 'CreateSchedule': {
        const schedule = readSchedule(name, sent, nowMs);
        if (schedules.has(name)) throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
        if (describe({ ...schedule, scheduleExpressionTimezone: 'UTC' }) !== undefined)
          throw invalid(`Invalid Schedule Expression ${schedule.scheduleExpression}.`);
        if (describe(schedule) !== undefined)
          throw invalid(`Invalid Schedule Expression Timezone ${schedule.scheduleExpressionTimezone ?? ''}.`);
        schedules.set(name, schedule);
        context.tell({ kind: 'schedule-created', name, timeMs: nowMs });
        return { ScheduleArn: arn };
      }
      case 'GetSchedule': {
        const { members, createdMs, isEnabled } = found(name);
        const times = { CreationDate: createdMs / 1_000, LastModificationDate: createdMs / 1_000 };
        return {
          ...members,
          ...times,
          Arn: arn,
          GroupName: 'default',
          Name: name,
          State: isEnabled ? 'ENABLED' : 'DISABLED',
        };
      }
      case 'DeleteSchedule':
        found(name);
        schedules.delete(name);
        return {};
      default:
        throw new AwsError('UnknownOperationException', '', 404);
    }
  };
  return {
    name: 'scheduler',
    owns: ({ host }) => /^scheduler\.[\w-]+\.amazonaws\.com$/.test(host),
    operationOf: (request) => readPath(request).operation,
    answer(request, context) {
      const { operation, name, group } = readPath(request);
      const requestId = context.ids.uuid();
      let input: JsonValue = name === '' ? {} : { Name: name };
      try {
        const sent = operation === 'CreateSchedule' ? readBody(request) : {};
        input = { ...input, ...sent };
        const given = sent['GroupName'];
        const itsGroup = typeof given === 'string' ? given : (group ?? 'default');
        if (itsGroup !== 'default')
          throw new AwsError('ResourceNotFoundException', `Schedule group ${itsGroup} does not exist.`, 404);
        return {
          response: respond(200, perform(operation, name, sent, context), requestId),
          operation,
          input,
          latencyMs,
        };
      } catch (thrown) {
        if (!(thrown instanceof AwsError)) throw thrown;
        const { code, message, status } = thrown;
        const response = respond(status, message === '' ? {} : { Message: message }, requestId, code);
        return { response, operation, input, error: { code, message }, latencyMs };
      }
    },
    schedules: () => [...schedules.values()],
    remove(name) {
      schedules.delete(name);
    },
  };
}

function readPath({ method, path }: WireRequest): {
  readonly operation: string;
  readonly name: string;
  readonly group?: string;
} {
  const [, name, query = ''] = /^\/schedules\/([^/?]+)(?:\?(.*))?$/.exec(path) ?? [];
  if (name === undefined) return { operation: '', name: '' };
  const group = /(?:^|&)groupName=([^&]*)/.exec(query)?.[1];
  return {
    operation: operations[method] ?? '',
    name: decode(name),
    ...(group !== undefined && { group: decode(group) }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readBody({ body }: WireRequest): JsonObject {
  try {
    const sent = JSON.parse(utf8Decode(body)) as JsonValue;
    if (isJsonObject(sent)) return sent;
  } catch {
    // As for what is JSON and no object.
  }
  throw new AwsError('SerializationException', '');
}

function respond(status: number, value: JsonObject, requestId: string, code?: string): ServiceReply['response'] {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
  return {
    status,
    headers: { ...headers, ...(code !== undefined && { 'x-amzn-errortype': code }) },
    body: utf8Encode(JSON.stringify(value)),
  };
}
