import type { JsonObject } from '#kernel';
import { optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { busArnOf, busNameOf } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `DescribeEventBus`. */
export function describeEventBus(input: OperationInput, context: ServiceContext, book: RuleBook): object {
  return toBus(busNameOf(optionalText(input, 'Name')), context, book);
}

/** As `ListEventBuses` shows it, too. */
export function toBus(name: string, context: ServiceContext, book: RuleBook): JsonObject {
  const { createdMs, description } = book.bus(name);
  const times = { CreationTime: createdMs / 1_000, LastModifiedTime: createdMs / 1_000 };
  return {
    Name: name,
    Arn: busArnOf(name, context),
    ...(description !== undefined && { Description: description }),
    ...times,
  };
}
