import { AwsError } from '../aws-error.ts';
import type { Input } from './operation.ts';
import { sqsError } from './sqs-error.ts';

const mostEntries = 10;

/** Does something for each entry of a batch: those that fail are told beside those that do not. */
export function batch(entries: readonly Input[], work: (entry: Input) => object): object {
  const successful: object[] = [];
  const failed: object[] = [];
  for (const entry of entries) {
    const id = String(entry['Id']);
    try {
      successful.push({ Id: id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      failed.push({ Id: id, SenderFault: true, Code: error.shortCode, Message: error.message });
    }
  }
  return { ...(successful.length > 0 && { Successful: successful }), ...(failed.length > 0 && { Failed: failed }) };
}

export function entriesOf({ Entries: given }: Input): readonly Input[] {
  if (!Array.isArray(given) || given.length === 0) {
    throw sqsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  const entries = given as readonly Input[];
  if (entries.length > mostEntries) {
    throw sqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${mostEntries}. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map((entry) => String(entry['Id']));
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw sqsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  const invalid = ids.find((id) => !/^[\w-]{1,80}$/.test(id));
  if (invalid !== undefined) {
    throw sqsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  return entries;
}
