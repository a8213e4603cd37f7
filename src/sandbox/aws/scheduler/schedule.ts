import type { JsonObject } from '#kernel';

/** A schedule as it is at one time: whatever changes it puts another one in its place. Times are milliseconds since the epoch. */
export interface Schedule {
  readonly name: string;
  readonly group: string;
  readonly arn: string;
  /** Whether it fires. */
  readonly isEnabled: boolean;
  readonly scheduleExpression: string;
  readonly scheduleExpressionTimezone?: string;
  readonly startDateMs?: number;
  readonly endDateMs?: number;
  readonly createdMs: number;
  readonly modifiedMs: number;
  readonly target: ScheduleTarget;
  readonly isDeletedAfterCompletion: boolean;
  /** What clients are told of it, as it was sent. */
  readonly members: JsonObject;
}

export interface ScheduleTarget {
  readonly arn: string;
  /** A text, with context attributes; an event that names the schedule where absent. */
  readonly input?: string;
  /** For a FIFO queue. */
  readonly messageGroupId?: string;
  /** What the event is called that an event bus gets. */
  readonly event?: { readonly detailType: string; readonly source: string };
  /** Where goes what the target does not take. */
  readonly deadLetterArn?: string;
}

/** What of a schedule says when it is due. */
export type ScheduleTimes = Pick<Schedule, 'scheduleExpression' | 'scheduleExpressionTimezone'>;

/** Says what is wrong with when a schedule is due, if anything. */
export type DescribeSchedule = (schedule: ScheduleTimes) => string | undefined;
