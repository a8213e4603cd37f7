import { optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { busNameOf, requiredName } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `EnableRule` and `DisableRule`. */
export function setEnabled(isEnabled: boolean, input: OperationInput, context: ServiceContext, book: RuleBook): object {
  const name = requiredName(input, 'Name');
  const rule = book.rule(busNameOf(optionalText(input, 'EventBusName')), name);
  book.put({ ...rule, isEnabled }, context);
  return {};
}
