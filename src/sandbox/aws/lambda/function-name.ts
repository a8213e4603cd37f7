import type { ServiceContext } from '../service.ts';

export interface FunctionReference {
  readonly name: string;
  /** With the qualifier where there is one. */
  readonly arn: string;
  readonly qualifier: string | undefined;
}

/** As AWS writes it in its validation errors. */
export const functionNamePattern =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';

const reference =
  /^(?:arn:aws:lambda:)?(?:([a-z]{2}(?:-gov)?-[a-z]+-\d):)?(?:(\d{12}):)?(?:function:)?([\w.-]+)(?::(\$LATEST|[\w-]+))?$/;

/** Reads a name, a partial ARN or an ARN. Undefined where it is none. */
export function readFunctionName(
  text: string,
  givenQualifier: string | undefined,
  context: Pick<ServiceContext, 'region' | 'accountId'>,
): FunctionReference | undefined {
  const match = reference.exec(text);
  if (match === null) return undefined;
  const [, region = context.region, account = context.accountId, name = '', ownQualifier] = match;
  const qualifier = ownQualifier ?? givenQualifier;
  const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
  return { name, qualifier, arn: qualifier === undefined ? arn : `${arn}:${qualifier}` };
}
