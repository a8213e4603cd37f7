import { optionalText, requiredText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import { busNameOf, pageOf } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `ListRuleNamesByTarget`. */
export function listRuleNamesByTarget(input: OperationInput, book: RuleBook): object {
  const arn = requiredText(input, 'TargetArn');
  const bus = busNameOf(optionalText(input, 'EventBusName'));
  book.bus(bus);
  const rules = book.rulesOf(bus).filter(({ targets }) => targets.some((target) => target.arn === arn));
  const { items, ...token } = pageOf(rules, input);
  return { RuleNames: items.map(({ name }) => name), ...token };
}
