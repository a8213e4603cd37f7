import { requiredTexts } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { findParameter, toParameter, type FoundParameter, type Parameters } from './parameter.ts';

const mostNames = 10;

/** What is not there is told beside what is. */
export function getParameters(input: OperationInput, parameters: Parameters, context: ServiceContext): object {
  const found: FoundParameter[] = [];
  const invalid: string[] = [];
  for (const name of requiredTexts(input, 'Names', mostNames)) {
    const one = findParameter(name, parameters);
    if (one === undefined) invalid.push(name);
    else found.push(one);
  }
  return {
    InvalidParameters: invalid,
    Parameters: found.map((one) => toParameter(one, input['WithDecryption'] === true, context)),
  };
}
