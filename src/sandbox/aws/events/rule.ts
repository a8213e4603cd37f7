import type { JsonObject, JsonValue } from '#kernel';
import type { TargetInput } from '../target-input/index.ts';

/** A rule as it is at one time: whatever changes it puts another one in its place. */
export interface Rule {
  readonly name: string;
  readonly bus: string;
  readonly arn: string;
  /** Goes by a pattern, by the clock, or by both. */
  readonly eventPattern?: JsonValue;
  readonly scheduleExpression?: string;
  readonly isEnabled: boolean;
  /** A rate counts from here: milliseconds since the epoch. */
  readonly scheduledMs: number;
  readonly targets: readonly RuleTarget[];
  /** What clients are told of it beside that, as they sent it: the pattern as a text, description and role. */
  readonly members: JsonObject;
}

export interface RuleTarget {
  readonly id: string;
  readonly arn: string;
  readonly input: TargetInput;
  /** For a FIFO queue. */
  readonly messageGroupId?: string;
  /** Where goes what the target does not take. */
  readonly deadLetterArn?: string;
  /** As it was sent. */
  readonly members: JsonObject;
}

/** What those can say who read patterns and schedules. */
export interface RuleReaders {
  /** Says what is wrong, if anything. */
  describePattern(pattern: JsonValue): string | undefined;
  matchesPattern(pattern: JsonValue, event: JsonValue): boolean;
  describeSchedule(expression: string): string | undefined;
}
