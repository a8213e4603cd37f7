import { type JsonObject, type JsonValue, utf8Encode } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { AwsService, ServiceContext, ServiceReply } from '../service.ts';
import { createSchedule } from './create-schedule.ts';
import { deleteSchedule } from './delete-schedule.ts';
import { getSchedule } from './get-schedule.ts';
import { listSchedules } from './list-schedules.ts';
import { optionalText } from './members.ts';
import { readRequest, type ScheduleRequest } from './request.ts';
import { ScheduleBook } from './schedule-book.ts';
import { createScheduleGroup, deleteScheduleGroup, getScheduleGroup, listScheduleGroups } from './schedule-groups.ts';
import type { DescribeSchedule, Schedule } from './schedule.ts';
import { updateSchedule } from './update-schedule.ts';
import type { WireRequest } from '../wire.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 30;

export interface Scheduler extends AwsService {
  readonly name: 'scheduler';
  /** Those that there are, in the order in which they were made. */
  schedules(): readonly Schedule[];
  /** A schedule that deletes itself is over. */
  remove(schedule: Schedule): void;
}

export interface SchedulerSpec {
  readonly describe: DescribeSchedule;
  /** What there is from the beginning. */
  readonly schedules?: readonly Schedule[];
  readonly createdMs: number;
}

export function createScheduler({ describe, schedules = [], createdMs }: SchedulerSpec): Scheduler {
  const book = new ScheduleBook();
  book.addGroup({ name: 'default', createdMs });
  for (const schedule of schedules) book.put(schedule);
  const perform = (
    { operation, name, query }: ScheduleRequest,
    sent: JsonObject,
    context: ServiceContext,
  ): JsonObject => {
    const called = { name, group: optionalText(sent, 'GroupName') ?? query['groupName'] ?? 'default' };
    switch (operation) {
      case 'CreateSchedule':
        return createSchedule(called, sent, { book, describe }, context);
      case 'UpdateSchedule':
        return updateSchedule(called, sent, { book, describe }, context);
      case 'GetSchedule':
        return getSchedule(called, book);
      case 'DeleteSchedule':
        return deleteSchedule(called, book);
      case 'ListSchedules':
        return listSchedules(query, book);
      case 'CreateScheduleGroup':
        return createScheduleGroup(name, context, book);
      case 'GetScheduleGroup':
        return getScheduleGroup(name, context, book);
      case 'DeleteScheduleGroup':
        return deleteScheduleGroup(name, book);
      case 'ListScheduleGroups':
        return listScheduleGroups(query, context, book);
      default:
        throw new AwsError('UnknownOperationException', '', 404);
    }
  };
  return {
    name: 'scheduler',
    owns: ({ host }) => /^scheduler\.[\w-]+\.amazonaws\.com$/.test(host),
    operationOf: (request) => readRequest(request).operation,
    answer: (request, context) => reply(request, context, perform),
    fail: (request, { code, message, status }, context) =>
      reply(request, context, () => {
        throw new AwsError(code, message, status);
      }),
    schedules: () => book.schedules(),
    remove(schedule) {
      if (book.find(schedule) === schedule) book.remove(schedule);
    },
  };
}

/** Does what a request asks for, and puts what came of it, or the error, on the wire. */
function reply(
  request: WireRequest,
  context: ServiceContext,
  work: (read: ScheduleRequest, sent: JsonObject, context: ServiceContext) => JsonObject,
): ServiceReply {
  const read = readRequest(request);
  const { operation, name, query } = read;
  const requestId = context.ids.uuid();
  let input: JsonValue = { ...(name !== '' && { Name: name }), ...queryMembers(query) };
  try {
    const sent = read.readBody();
    input = { ...input, ...sent };
    return { response: respond(200, work(read, sent, context), requestId), operation, input, latencyMs };
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    const { code, message, status } = thrown;
    const response = respond(status, message === '' ? {} : { Message: message }, requestId, code);
    return { response, operation, input, error: { code, message }, latencyMs };
  }
}

/** As the SDK's own types name them. */
function queryMembers(query: Readonly<Record<string, string>>): JsonObject {
  const { groupName, ScheduleGroup, clientToken, MaxResults, ...rest } = query;
  const group = groupName ?? ScheduleGroup;
  return {
    ...rest,
    ...(group !== undefined && { GroupName: group }),
    ...(clientToken !== undefined && { ClientToken: clientToken }),
    ...(MaxResults !== undefined && { MaxResults: Number(MaxResults) }),
  };
}

function respond(status: number, value: JsonObject, requestId: string, code?: string): ServiceReply['response'] {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
  return {
    status,
    headers: { ...headers, ...(code !== undefined && { 'x-amzn-errortype': code }) },
    body: utf8Encode(JSON.stringify(value)),
  };
}
