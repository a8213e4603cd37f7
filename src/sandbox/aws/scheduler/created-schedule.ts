import { isJsonObject, type JsonObject, type JsonValue } from '#kernel';
import { AwsError } from '../aws-error.ts';

/** A schedule that a function has made. */
export interface CreatedSchedule {
  readonly name: string;
  /** Whether it fires. */
  readonly isEnabled: boolean;
  readonly scheduleExpression: string;
  readonly scheduleExpressionTimezone?: string;
  /** In milliseconds since the epoch, where there are bounds. */
  readonly startDateMs?: number;
  readonly endDateMs?: number;
  readonly createdMs: number;
  readonly targetArn: string;
  readonly messageGroupId?: string;
  /** A text, JSON where a function is the target. */
  readonly input?: string;
  readonly isDeletedAfterCompletion: boolean;
  /** As it was sent, without the client's token. */
  readonly members: JsonObject;
}

/** Reads what `CreateSchedule` was sent. Throws an AwsError. */
export function readSchedule(name: string, sent: JsonObject, nowMs: number): CreatedSchedule {
  const { ClientToken: _token, GroupName: _group, ...members } = sent;
  if (!/^[\w.-]{1,64}$/.test(name)) {
    throw invalid(
      `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$`,
    );
  }
  const target = objectOf(members, 'Target');
  const window = objectOf(members, 'FlexibleTimeWindow');
  const scheduleExpression = textOf(members, 'ScheduleExpression');
  const targetArn = textOf(target, 'Arn', 'target.');
  textOf(target, 'RoleArn', 'target.');
  textOf(window, 'Mode', 'flexibleTimeWindow.');
  const { Input: input, SqsParameters: sqs } = target;
  const { ScheduleExpressionTimezone: zone, StartDate: start, EndDate: end, State: state } = members;
  const group = isJsonObject(sqs ?? null) ? (sqs as JsonObject)['MessageGroupId'] : undefined;
  return {
    name,
    isEnabled: state !== 'DISABLED',
    scheduleExpression,
    ...(typeof zone === 'string' && { scheduleExpressionTimezone: zone }),
    ...(typeof start === 'number' && { startDateMs: start * 1_000 }),
    ...(typeof end === 'number' && { endDateMs: end * 1_000 }),
    createdMs: nowMs,
    targetArn,
    ...(typeof group === 'string' && { messageGroupId: group }),
    ...(typeof input === 'string' && { input }),
    isDeletedAfterCompletion: members['ActionAfterCompletion'] === 'DELETE',
    members,
  };
}

function objectOf(members: JsonObject, name: string): JsonObject {
  const value = members[name];
  if (value === undefined || !isJsonObject(value)) throw missing(name);
  return value;
}

function textOf(members: JsonObject, name: string, path = ''): string {
  const value: JsonValue | undefined = members[name];
  if (typeof value !== 'string') throw missing(name, path);
  return value;
}

function missing(name: string, path = ''): AwsError {
  const member = path + name.charAt(0).toLowerCase() + name.slice(1);
  return invalid(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
