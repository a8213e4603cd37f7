import { AwsError } from '../aws-error.ts';
import { optionalInteger, optionalText, requiredText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { toParameter, type Parameters } from './parameter.ts';

const mostOfAPage = 10;

export function getParametersByPath(input: OperationInput, parameters: Parameters, context: ServiceContext): object {
  const path = requiredText(input, 'Path');
  if (!path.startsWith('/')) {
    throw new AwsError(
      'ValidationException',
      'The parameter path must begin with a forward slash "/", and can contain letters, numbers and .-_ between slashes.',
    );
  }
  const count = optionalInteger(input, 'MaxResults', { low: 1, high: mostOfAPage }) ?? mostOfAPage;
  const token = optionalText(input, 'NextToken');
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(start) || start < 0)
    throw new AwsError('InvalidNextToken', 'The specified token is not valid.');
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const all = Object.entries(parameters)
    .filter(([name]) => name.startsWith(prefix))
    .filter(([name]) => input['Recursive'] === true || !name.slice(prefix.length).includes('/'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const end = start + count;
  return {
    ...(end < all.length && { NextToken: String(end) }),
    Parameters: all
      .slice(start, end)
      .map(([name, parameter]) => toParameter({ name, parameter }, input['WithDecryption'] === true, context)),
  };
}
