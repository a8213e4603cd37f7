import { AwsError } from '../aws-error.ts';

/** Of what type a member of an input has to be. Members that a structure does not name are ignored, as services do. */
export type InputShape =
  | 'String'
  | 'Integer'
  | 'Boolean'
  /** In Base64. */
  | 'Blob'
  | { readonly kind: 'list'; readonly of: InputShape }
  | { readonly kind: 'map'; readonly of: InputShape }
  | { readonly kind: 'structure'; readonly members: Readonly<Record<string, InputShape>> };

export const listOf = (of: InputShape): InputShape => ({ kind: 'list', of });
export const mapOf = (of: InputShape): InputShape => ({ kind: 'map', of });
export const structure = (members: Readonly<Record<string, InputShape>>): InputShape => ({
  kind: 'structure',
  members,
});

/**
 * Reads an input as AWS's JSON protocol does, before the service looks at it: what is null is not there, also in lists. Throws
 * a SerializationException where something is of another type. The words are those that the service DynamoDB has for it.
 */
export function readShape(value: unknown, shape: InputShape): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof shape === 'string') return readScalar(value, shape);
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) throw mismatch(value, 'List');
    return value.map((one) => readShape(one, shape.of)).filter((one) => one !== undefined);
  }
  if (typeof value !== 'object') throw mismatch(value, 'Map');
  if (Array.isArray(value)) throw serialization('Unrecognized collection type class java.util.Map');
  const entries = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    const memberShape = shape.kind === 'map' ? shape.of : ownShape(shape.members, name);
    const read = memberShape === undefined ? undefined : readShape(member, memberShape);
    return read === undefined ? [] : [[name, read]];
  });
  return Object.fromEntries(entries);
}

function ownShape(members: Readonly<Record<string, InputShape>>, name: string): InputShape | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function readScalar(value: unknown, type: 'String' | 'Integer' | 'Boolean' | 'Blob'): unknown {
  if (type === 'Blob' && typeof value === 'string') return readBlob(value);
  if (type === 'String' && typeof value === 'string') return value;
  if (type === 'Boolean' && typeof value === 'boolean') return value;
  if (type === 'Integer' && Number.isInteger(value)) return value;
  throw mismatch(value, type);
}

function readBlob(text: string): string {
  if (text.length % 4 !== 0)
    throw serialization(`Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`);
  if (/^[A-Za-z\d+/]*={0,2}$/.test(text)) return text;
  throw serialization('Invalid Base64 character');
}

function mismatch(value: unknown, type: string): AwsError {
  if (Array.isArray(value)) return serialization(`Unrecognized collection type class java.lang.${type}`);
  if (typeof value === 'object') return serialization('Start of structure or map found where not expected');
  const token =
    typeof value === 'number'
      ? Number.isInteger(value)
        ? 'NUMBER_VALUE'
        : 'DECIMAL_VALUE'
      : typeof value === 'boolean'
        ? `${String(value).toUpperCase()}_VALUE`
        : 'STRING_VALUE';
  return serialization(`${token} cannot be converted to ${type}`);
}

function serialization(message: string): AwsError {
  return new AwsError('com.amazon.coral.service#SerializationException', message);
}
