import { optionalText, requiredTexts } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { busNameOf, requiredName } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `RemoveTargets`. An id that no target has is removed all the same. */
export function removeTargets(input: OperationInput, context: ServiceContext, book: RuleBook): object {
  const name = requiredName(input, 'Rule');
  const ids = requiredTexts(input, 'Ids', 100);
  const rule = book.rule(busNameOf(optionalText(input, 'EventBusName')), name);
  book.put({ ...rule, targets: rule.targets.filter(({ id }) => !ids.includes(id)) }, context);
  return { FailedEntryCount: 0, FailedEntries: [] };
}
