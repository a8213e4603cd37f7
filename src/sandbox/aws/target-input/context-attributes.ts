/** What a schedule's input may say about the invocation. */
export interface ScheduleContext {
  readonly arn: string;
  /** When it was due: milliseconds since the epoch. */
  readonly scheduledMs: number;
  readonly executionId: () => string;
}

/**
 * Puts the values of context attributes in the places of their keywords. Source: Amazon EventBridge Scheduler User Guide, "Adding
 * context attributes". Nothing is tried twice here, so the attempt is the first.
 */
export function fillContextAttributes(input: string, { arn, scheduledMs, executionId }: ScheduleContext): string {
  if (!input.includes('<aws.scheduler.')) return input;
  const values: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': `${new Date(scheduledMs).toISOString().slice(0, 19)}Z`,
    'execution-id': executionId(),
    'attempt-number': '1',
  };
  return input.replaceAll(/<aws\.scheduler\.([\w-]+)>/g, (keyword, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? keyword) : keyword,
  );
}
