import type { JsonObject } from '#kernel';
import { optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { busNameOf, requiredName } from './names.ts';
import type { Rule } from './rule.ts';
import type { RuleBook } from './rule-book.ts';

/** `DescribeRule`. */
export function describeRule(input: OperationInput, { accountId }: ServiceContext, book: RuleBook): object {
  const name = requiredName(input, 'Name');
  return { ...toRule(book.rule(busNameOf(optionalText(input, 'EventBusName')), name)), CreatedBy: accountId };
}

/** As `ListRules` shows it, too. */
export function toRule({ name, arn, bus, isEnabled, scheduleExpression, members }: Rule): JsonObject {
  return {
    Name: name,
    Arn: arn,
    ...members,
    ...(scheduleExpression !== undefined && { ScheduleExpression: scheduleExpression }),
    State: isEnabled ? 'ENABLED' : 'DISABLED',
    EventBusName: bus,
  };
}
