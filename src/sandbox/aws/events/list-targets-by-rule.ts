import { optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import { busNameOf, pageOf, requiredName } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `ListTargetsByRule`. */
export function listTargetsByRule(input: OperationInput, book: RuleBook): object {
  const name = requiredName(input, 'Rule');
  const { targets } = book.rule(busNameOf(optionalText(input, 'EventBusName')), name);
  const { items, ...token } = pageOf(targets, input);
  return { Targets: items.map(({ members }) => members), ...token };
}
