import type { JsonObject } from '#kernel';

/** Why a target has not taken what it was sent. */
export interface Refusal {
  /** As the target's own service calls it, such as `ResourceNotFoundException`; absent where AWS's is not known. */
  readonly code?: string | undefined;
  /** The service's own words. */
  readonly message: string;
  /** As the learner is told. */
  readonly told: string;
}

export interface DeadLetter {
  readonly refusal: Refusal;
  /** Of the rule or the schedule. */
  readonly arn: string;
  readonly targetArn: string;
  /** What a schedule says of itself; absent for a rule. */
  readonly schedule?: ScheduleExecution | undefined;
}

/** One time that a schedule was due. */
export interface ScheduleExecution {
  readonly scheduledMs: number;
  /** Made when it is first asked for: few do. */
  readonly executionId: () => string;
}

/**
 * What EventBridge and Scheduler write on what they put into a dead-letter queue. Nothing is tried twice here, so no condition of the
 * retries has come to its end, and neither names one. Sources: EventBridge User Guide, "Using dead-letter queues to process
 * undelivered events"; EventBridge Scheduler User Guide, "Configuring a dead-letter queue for a schedule".
 */
export function deadLetterAttributes({ refusal, arn, targetArn, schedule }: DeadLetter): JsonObject {
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const ofBoth = { TARGET_ARN: text(targetArn), ERROR_MESSAGE: text(refusal.message) };
  if (schedule === undefined)
    return {
      ...ofBoth,
      RULE_ARN: text(arn),
      ...(refusal.code !== undefined && { ERROR_CODE: text(codeOfRule(refusal.code)) }),
      RETRY_ATTEMPTS: { DataType: 'Number', StringValue: '0' },
    };
  return {
    ...ofBoth,
    SCHEDULE_ARN: text(arn),
    ...(refusal.code !== undefined && { ERROR_CODE: text(refusal.code) }),
    EXECUTION_ID: text(schedule.executionId()),
    IS_PAYLOAD_TRUNCATED: text('false'),
    RETRY_ATTEMPTS: text('0'),
    SCHEDULED_TIME: text(`${new Date(schedule.scheduledMs).toISOString().slice(0, 19)}Z`),
  };
}

/** A rule has codes of its own, whatever the target's service says. */
function codeOfRule(code: string): string {
  switch (code) {
    case 'ResourceNotFoundException':
    case 'NotFound':
    case 'QueueDoesNotExist':
      return 'NO_RESOURCE';
    case 'InvalidRequestContentException':
    case 'INVALID_JSON':
      return 'INVALID_JSON';
    case 'InvalidParameter':
    case 'InvalidParameterValueException':
    case 'MissingParameter':
      return 'INVALID_PARAMETER';
    case 'THIRD_ACCOUNT_HOP_DETECTED':
      return code;
    default:
      return 'ERROR_FROM_TARGET';
  }
}
