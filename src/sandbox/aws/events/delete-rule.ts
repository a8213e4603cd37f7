import { AwsError } from '../aws-error.ts';
import { optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import { busNameOf, requiredName } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `DeleteRule`. A rule that is not there is deleted all the same. */
export function deleteRule(input: OperationInput, book: RuleBook): object {
  const name = requiredName(input, 'Name');
  const bus = busNameOf(optionalText(input, 'EventBusName'));
  if ((book.find(bus, name)?.targets.length ?? 0) > 0)
    throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
  book.remove(bus, name);
  return {};
}
