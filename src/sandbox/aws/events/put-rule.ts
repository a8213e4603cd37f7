import type { JsonObject, JsonValue } from '#kernel';
import { AwsError } from '../aws-error.ts';
import { constraint, optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { busNameOf, requiredName, ruleArnOf } from './names.ts';
import type { Rule, RuleReaders } from './rule.ts';
import type { RuleBook } from './rule-book.ts';

/** What LocalStack has recorded of AWS's words is as there. */
const invalid = (message: string): AwsError => new AwsError('ValidationException', message);

/** `PutRule` makes a rule, or changes it and leaves its targets. */
export function putRule(input: OperationInput, context: ServiceContext, book: RuleBook, readers: RuleReaders): object {
  const name = requiredName(input, 'Name');
  const bus = busNameOf(optionalText(input, 'EventBusName'));
  const patternText = optionalText(input, 'EventPattern');
  const expression = optionalText(input, 'ScheduleExpression');
  const state = optionalText(input, 'State') ?? 'ENABLED';
  const states = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'];
  if (!states.includes(state))
    throw constraint('State', `'${state}'`, `Member must satisfy enum value set: [${states.join(', ')}]`);
  const before = book.find(bus, name);
  if ((patternText ?? '') === '' && (expression ?? '') === '')
    throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  if (expression !== undefined && expression !== '') {
    if (bus !== 'default') throw invalid('ScheduleExpression is supported only on the default event bus.');
    if (readers.describeSchedule(expression) !== undefined) throw invalid('Parameter ScheduleExpression is not valid.');
  }
  const eventPattern = patternText === undefined || patternText === '' ? undefined : readPattern(patternText, readers);
  const keepsTime = before?.scheduleExpression === expression;
  const rule: Rule = {
    name,
    bus,
    arn: ruleArnOf(bus, name, context),
    ...(eventPattern !== undefined && { eventPattern }),
    ...(expression !== undefined && expression !== '' && { scheduleExpression: expression }),
    isEnabled: state !== 'DISABLED',
    scheduledMs: keepsTime ? (before?.scheduledMs ?? context.nowMs) : context.nowMs,
    targets: before?.targets ?? [],
    members: textMembers(input, ['EventPattern', 'Description', 'RoleArn']),
  };
  book.put(rule, context);
  return { RuleArn: rule.arn };
}

/** Reads the text of a pattern. Throws an AwsError. */
export function readPattern(text: string, readers: RuleReaders): JsonValue {
  let pattern: JsonValue;
  try {
    pattern = JSON.parse(text) as JsonValue;
  } catch {
    throw invalidPattern('Invalid JSON');
  }
  const problem = readers.describePattern(pattern);
  if (problem !== undefined) throw invalidPattern(problem);
  return pattern;
}

/** The service says it in the words of its own parser. */
function invalidPattern(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}

function textMembers(input: OperationInput, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = optionalText(input, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
