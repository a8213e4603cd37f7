import { AwsError } from '../aws-error.ts';

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** What the service says of a member that does not fit its model. `value` is as it shows it. */
export function violated(member: string, value: string, rule: string): AwsError {
  return invalid(`1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${rule}`);
}

export function missing(member: string): AwsError {
  return violated(member, 'null', 'Member must not be null');
}

export function notFound(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${what} does not exist.`, 404);
}
