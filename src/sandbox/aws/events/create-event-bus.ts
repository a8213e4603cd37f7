import { AwsError } from '../aws-error.ts';
import { constraint, optionalText, requiredText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { busArnOf } from './names.ts';
import type { RuleBook } from './rule-book.ts';

/** `CreateEventBus`. */
export function createEventBus(input: OperationInput, context: ServiceContext, book: RuleBook): object {
  const name = requiredText(input, 'Name');
  if (!/^[/.\-_A-Za-z0-9]{1,256}$/.test(name)) {
    const pattern = String.raw`[/\.\-_A-Za-z0-9]+`;
    throw constraint('Name', `'${name}'`, `Member must satisfy regular expression pattern: ${pattern}`);
  }
  if (book.hasBus(name)) throw new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
  const description = optionalText(input, 'Description');
  book.addBus(name, context.nowMs, description);
  return { EventBusArn: busArnOf(name, context), ...(description !== undefined && { Description: description }) };
}
