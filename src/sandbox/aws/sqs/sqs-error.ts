import { AwsError } from '../aws-error.ts';

/** SQS's errors have a name of today and one of the query protocol, which clients get as `error.Code`. */
export function sqsError(code: string, message: string): AwsError {
  return new AwsError(`com.amazonaws.sqs#${code}`, message);
}
