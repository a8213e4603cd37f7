import { sha256 } from '@noble/hashes/sha2.js';
import { utf8Encode } from '#kernel';
import type { ParameterSpec } from '../../cloud-spec.ts';
import { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';

/** The parameters of an account, by name. */
export type Parameters = Readonly<Record<string, StoredParameter>>;

export interface StoredParameter extends ParameterSpec {
  readonly createdMs: number;
}

/** Finds a parameter by what a request calls it: name or ARN, with or without `:1`, its only version. Undefined where there is none. */
export function findParameter(asked: string, parameters: Parameters): FoundParameter | undefined {
  const whole = asked.replace(/^arn:aws:ssm:[^:]*:\d*:parameter/, '');
  const [path = '', selector] = whole.split(':');
  const name = [path, path.replace(/^\//, '')].find((one) => Object.hasOwn(parameters, one));
  const parameter = name === undefined ? undefined : parameters[name];
  if (name === undefined || parameter === undefined) return undefined;
  if (selector !== undefined && selector !== '1') {
    throw new AwsError(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${selector} of ${path}. Verify the version and try again.`,
    );
  }
  return { name, parameter, ...(selector !== undefined && { selector: `:${selector}` }) };
}

export interface FoundParameter {
  readonly name: string;
  readonly parameter: StoredParameter;
  readonly selector?: string;
}

/** A parameter as a reader gets it: a SecureString that is not decrypted is what KMS made of it. */
export function toParameter(
  { name, parameter: { value, type, createdMs }, selector }: FoundParameter,
  isDecrypted: boolean,
  { region, accountId }: ServiceContext,
): object {
  return {
    ARN: `arn:aws:ssm:${region}:${accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
    DataType: 'text',
    LastModifiedDate: createdMs / 1_000,
    Name: name,
    ...(selector !== undefined && { Selector: selector }),
    Type: type,
    Value: type === 'SecureString' && !isDecrypted ? encrypted(value) : value,
    Version: 1,
  };
}

/** Stands for the cipher text: as unreadable, and the same in every run. */
function encrypted(value: string): string {
  const digits = [...sha256(utf8Encode(value))].map((byte) => byte.toString(36).padStart(2, '0')).join('');
  return `AQICAHh${digits}==`;
}
