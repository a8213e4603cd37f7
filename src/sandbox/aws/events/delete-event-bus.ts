import { AwsError } from '../aws-error.ts';
import { requiredText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import { busNameOf } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `DeleteEventBus`. A bus that is not there is deleted all the same. */
export function deleteEventBus(input: OperationInput, book: RuleBook): object {
  const name = busNameOf(requiredText(input, 'Name'));
  if (name === 'default') throw new AwsError('ValidationException', 'Cannot delete event bus default.');
  if (book.rulesOf(name).length > 0)
    throw new AwsError('ValidationException', `Event bus ${name} can't be deleted since it has rules.`);
  book.removeBus(name);
  return {};
}
