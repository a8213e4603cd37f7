import { isJsonObject, type JsonObject, type JsonValue } from '#kernel';
import { AwsError } from '../aws-error.ts';
import { requiredText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import { readPattern } from './put-rule.ts';
import type { RuleReaders } from './rule.ts';

const requiredMembers = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];

/** `TestEventPattern`: whether a pattern fits an event, without a rule. */
export function testEventPattern(input: OperationInput, readers: RuleReaders): object {
  const pattern = readPattern(requiredText(input, 'EventPattern'), readers);
  const event = readEvent(requiredText(input, 'Event'));
  return { Result: readers.matchesPattern(pattern, event) };
}

function readEvent(text: string): JsonObject {
  const event = parse(text);
  if (isJsonObject(event) && requiredMembers.every((name) => Object.hasOwn(event, name))) return event;
  throw new AwsError('ValidationException', 'Parameter Event is not valid.');
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}
