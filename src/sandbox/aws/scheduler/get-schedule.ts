import type { JsonObject } from '#kernel';
import type { ScheduleName } from './read-schedule.ts';
import type { ScheduleBook } from './schedule-book.ts';

/** `GetSchedule`. */
export function getSchedule(called: ScheduleName, book: ScheduleBook): JsonObject {
  const { members, createdMs, modifiedMs, isEnabled, isDeletedAfterCompletion, arn, name, group } =
    book.schedule(called);
  return {
    ActionAfterCompletion: isDeletedAfterCompletion ? 'DELETE' : 'NONE',
    ScheduleExpressionTimezone: 'UTC',
    ...members,
    CreationDate: createdMs / 1_000,
    LastModificationDate: modifiedMs / 1_000,
    Arn: arn,
    GroupName: group,
    Name: name,
    State: isEnabled ? 'ENABLED' : 'DISABLED',
  };
}
