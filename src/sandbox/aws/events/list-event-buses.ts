import { optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { toBus } from './describe-event-bus.ts';
import { pageOf } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `ListEventBuses`, by their names. */
export function listEventBuses(input: OperationInput, context: ServiceContext, book: RuleBook): object {
  const prefix = optionalText(input, 'NamePrefix') ?? '';
  const names = book.busNames().filter((name) => name.startsWith(prefix));
  const { items, ...token } = pageOf([...names].sort(), input);
  return { EventBuses: items.map((name) => toBus(name, context, book)), ...token };
}
