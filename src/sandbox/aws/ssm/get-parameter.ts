import { AwsError } from '../aws-error.ts';
import { requiredText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { findParameter, toParameter, type Parameters } from './parameter.ts';

export function getParameter(input: OperationInput, parameters: Parameters, context: ServiceContext): object {
  const found = findParameter(requiredText(input, 'Name'), parameters);
  // The service gives this error no words.
  if (found === undefined) throw new AwsError('ParameterNotFound', '');
  return { Parameter: toParameter(found, input['WithDecryption'] === true, context) };
}
