import type { JsonObject } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';
import { readSchedule, type ScheduleName } from './read-schedule.ts';
import type { DescribeSchedule } from './schedule.ts';
import type { ScheduleBook } from './schedule-book.ts';

/** `CreateSchedule`. */
export function createSchedule(
  called: ScheduleName,
  sent: JsonObject,
  { book, describe }: { readonly book: ScheduleBook; readonly describe: DescribeSchedule },
  context: ServiceContext,
): JsonObject {
  const schedule = readSchedule(called, sent, describe, context);
  book.group(called.group);
  const { ClientToken: token } = sent;
  const before = book.find(called);
  // The client has sent it twice.
  if (before !== undefined && book.wasMadeBy(called, token)) return { ScheduleArn: before.arn };
  if (before !== undefined) throw new AwsError('ConflictException', `Schedule ${called.name} already exists.`, 409);
  book.put(schedule, token);
  context.tell({ kind: 'schedule-changed', arn: schedule.arn, isNew: true, timeMs: context.nowMs });
  return { ScheduleArn: schedule.arn };
}
