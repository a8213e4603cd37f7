import { AwsError } from '../aws-error.ts';
import type { OperationInput } from './json-service.ts';

/** Reads a text that has to be there. */
export function requiredText(input: OperationInput, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined) throw constraint(name, 'null', 'Member must not be null');
  return value;
}

export function optionalText(input: OperationInput, name: string): string | undefined {
  return textOf(input[name]);
}

/** Reads a list of texts that has to be there, with 1 to `most` members. */
export function requiredTexts(input: OperationInput, name: string, most: number): readonly string[] {
  const value = input[name];
  if (value === undefined || value === null) throw constraint(name, 'null', 'Member must not be null');
  if (!Array.isArray(value)) throw serialization('Expected list or null');
  const texts = value.map((one) => textOf(one) ?? '');
  const shown = `'[${texts.join(', ')}]'`;
  if (texts.length === 0) throw constraint(name, shown, 'Member must have length greater than or equal to 1');
  if (texts.length > most) throw constraint(name, shown, `Member must have length less than or equal to ${most}`);
  return texts;
}

/** Reads a whole number within bounds. */
export function optionalInteger(
  input: OperationInput,
  name: string,
  { low, high }: { readonly low: number; readonly high: number },
): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw serialization('Expected an integer or null');
  if (value < low) throw constraint(name, `'${value}'`, `Member must have value greater than or equal to ${low}`);
  if (value > high) throw constraint(name, `'${value}'`, `Member must have value less than or equal to ${high}`);
  return value;
}

/** What services say of a member that does not fit their model. */
export function constraint(name: string, value: string, rule: string): AwsError {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const what = value === 'null' ? 'Value null' : `Value ${value}`;
  return new AwsError(
    'ValidationException',
    `1 validation error detected: ${what} at '${member}' failed to satisfy constraint: ${rule}`,
  );
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean')
    throw serialization(`${typeof value === 'number' ? 'NUMBER' : 'BOOLEAN'}_VALUE cannot be converted to String`);
  throw serialization('Start of structure or map found where not expected.');
}

function serialization(message: string): AwsError {
  return new AwsError('SerializationException', message);
}
