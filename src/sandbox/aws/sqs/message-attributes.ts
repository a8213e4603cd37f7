import { utf8Length } from '#kernel';
import type { AwsError } from '../aws-error.ts';
import type { Input } from './operation.ts';
import type { MessageAttribute } from './queue.ts';
import { sqsError } from './sqs-error.ts';

const mostAttributes = 10;

export function attributesIn(input: Input): Readonly<Record<string, MessageAttribute>> {
  const attributes = (input['MessageAttributes'] ?? {}) as Readonly<Record<string, Partial<MessageAttribute>>>;
  const count = Object.keys(attributes).length;
  if (count > mostAttributes)
    throw invalid(`Number of message attributes [${count}] exceeds the allowed maximum [${mostAttributes}].`);
  for (const [name, attribute] of Object.entries(attributes)) checkAttribute(name, attribute);
  return attributes as Readonly<Record<string, MessageAttribute>>;
}

function checkAttribute(name: string, { DataType, StringValue, BinaryValue }: Partial<MessageAttribute>): void {
  // Such names are AWS's own.
  if (/^(?:aws|amazon)\./i.test(name))
    throw invalid(`The message attribute name '${name}' is invalid: it must not start with 'AWS.' or 'Amazon.'.`);
  if (/^\.|\.$|\.\./.test(name))
    throw invalid(
      `The message attribute name '${name}' is invalid: it must not start or end with a period, or have two of them in a row.`,
    );
  if (!/^[\w.-]{1,256}$/.test(name)) {
    throw invalid(
      `The message attribute name '${name}' is invalid: it can contain alphanumeric characters, underscores, hyphens and periods.`,
    );
  }
  if (typeof DataType !== 'string' || DataType === '')
    throw invalid(`The message (user) attribute '${name}' must contain a non-empty message attribute type.`);
  if (!/^(?:String|Number|Binary)(?:\..+)?$/.test(DataType)) {
    throw invalid(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  if ((StringValue ?? BinaryValue ?? '') === '') {
    throw invalid(
      `The message (user) attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  const field = DataType.startsWith('Binary') ? 'Binary' : 'String';
  if ((field === 'Binary' ? BinaryValue : StringValue) === undefined)
    throw invalid(`The message (user) attribute '${name}' with type '${DataType}' must use field '${field}'.`);
  if (DataType.startsWith('Number') && !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(StringValue ?? ''))
    throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
}

function invalid(message: string): AwsError {
  return sqsError('InvalidParameterValue', message);
}

/** Of a message with its attributes, in bytes. */
export function sizeOf(input: Input): number {
  const attributes = Object.entries(
    (input['MessageAttributes'] ?? {}) as Readonly<Record<string, Partial<MessageAttribute>>>,
  );
  const body = input['MessageBody'];
  return attributes.reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue = '' }]) =>
      sum + utf8Length(name) + utf8Length(DataType) + utf8Length(StringValue) + Math.floor(BinaryValue.length * 0.75),
    typeof body === 'string' ? utf8Length(body) : 0,
  );
}
