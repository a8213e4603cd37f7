import type { JsonObject } from '#kernel';
import type { ScheduleName } from './read-schedule.ts';
import type { ScheduleBook } from './schedule-book.ts';

/** `DeleteSchedule`. */
export function deleteSchedule(called: ScheduleName, book: ScheduleBook): JsonObject {
  book.schedule(called);
  book.remove(called);
  return {};
}
