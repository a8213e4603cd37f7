import type { JsonObject } from '#kernel';
import type { ServiceContext } from '../service.ts';
import { readSchedule, type ScheduleName } from './read-schedule.ts';
import type { DescribeSchedule } from './schedule.ts';
import type { ScheduleBook } from './schedule-book.ts';

/** `UpdateSchedule` puts all of a schedule anew: what is not sent is as if it never was. */
export function updateSchedule(
  called: ScheduleName,
  sent: JsonObject,
  { book, describe }: { readonly book: ScheduleBook; readonly describe: DescribeSchedule },
  context: ServiceContext,
): JsonObject {
  const schedule = readSchedule(called, sent, describe, context);
  const { createdMs } = book.schedule(called);
  book.put({ ...schedule, createdMs });
  context.tell({ kind: 'schedule-changed', arn: schedule.arn, isNew: false, timeMs: context.nowMs });
  return { ScheduleArn: schedule.arn };
}
