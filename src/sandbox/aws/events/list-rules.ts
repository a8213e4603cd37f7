import { optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import { toRule } from './describe-rule.ts';
import { busNameOf, pageOf } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `ListRules`: those of one bus, by their names. */
export function listRules(input: OperationInput, book: RuleBook): object {
  const bus = busNameOf(optionalText(input, 'EventBusName'));
  const prefix = optionalText(input, 'NamePrefix') ?? '';
  book.bus(bus);
  const rules = book
    .rulesOf(bus)
    .filter(({ name }) => name.startsWith(prefix))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { items, ...token } = pageOf(rules, input);
  return { Rules: items.map(toRule), ...token };
}
