import { AwsError } from '../aws-error.ts';
import type { Input } from './operations.ts';

/** What a transaction meets whose items are in another one at the same moment, with a reason for each of them. */
export function transactionConflict({ TransactItems: items }: Input): AwsError {
  const reason = { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' };
  const reasons = (Array.isArray(items) ? items : []).map(() => reason);
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new AwsError(`${errorPrefix}TransactionCanceledException`, message, 400, { CancellationReasons: reasons });
}

/** What the service puts before the code of an error. */
export const errorPrefix = 'com.amazonaws.dynamodb.v20120810#';
