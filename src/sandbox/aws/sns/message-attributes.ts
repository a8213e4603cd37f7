import { utf8Length } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { Notification } from '../happening.ts';
import type { OperationInput } from '../protocols/json-service.ts';

export type Attributes = Notification['attributes'];

/** Reads the attributes of a message as the query protocol has them. Binary values stay Base64. */
export function readAttributes({ MessageAttributes: given }: OperationInput): Attributes {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given as Readonly<Record<string, unknown>>).map(([name, value]) => {
      const { DataType, StringValue, BinaryValue } = (value ?? {}) as Readonly<Record<string, unknown>>;
      // Source: Amazon SNS Developer Guide, "Message attributes".
      if (!/^[\w.-]{1,256}$/.test(name) || /^(?:aws|amazon)\.|^\.|\.$|\.\./i.test(name))
        throw invalidValue(`The message attribute name '${name}' is invalid.`);
      if (typeof DataType !== 'string' || DataType === '')
        throw invalidValue(`The message attribute '${name}' must contain non-empty message attribute type.`);
      if (!/^(?:String|Number|Binary)(?:\..+)?$/.test(DataType)) {
        throw invalidValue(
          `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
        );
      }
      const text = DataType.startsWith('Binary') ? BinaryValue : StringValue;
      if (typeof text !== 'string' || text === '') {
        throw invalidValue(
          `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
        );
      }
      if (DataType === 'Number' && !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text))
        throw invalidValue(`Could not cast message attribute '${name}' value to number.`);
      return [name, { type: DataType, value: text }];
    }),
  );
}

/** In bytes, as the service counts them, before it looks whether they are valid: name, type and value. */
export function sizeOfAttributes({ MessageAttributes: given }: OperationInput): number {
  if (typeof given !== 'object' || given === null) return 0;
  return Object.entries(given as Readonly<Record<string, unknown>>).reduce((sum, [name, value]) => {
    const { DataType, StringValue, BinaryValue } = (value ?? {}) as Readonly<Record<string, unknown>>;
    const binaryBytes = typeof BinaryValue === 'string' ? Math.floor(BinaryValue.length * 0.75) : 0;
    return sum + utf8Length(name) + lengthOf(DataType) + lengthOf(StringValue) + binaryBytes;
  }, 0);
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? utf8Length(value) : 0;
}

function invalidValue(message: string): AwsError {
  return new AwsError('ParameterValueInvalid', message);
}
