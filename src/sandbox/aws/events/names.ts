import { optionalInteger, optionalText, requiredText, constraint } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';

type Account = Pick<ServiceContext, 'region' | 'accountId'>;

/** A bus is named by its name or its ARN; it is `default` where it is not named. */
export function busNameOf(given: unknown): string {
  if (typeof given !== 'string' || given === '') return 'default';
  return /^arn:aws:events:[^:]*:[^:]*:event-bus\/(.+)$/.exec(given)?.[1] ?? given;
}

export function busArnOf(name: string, { region, accountId }: Account): string {
  return `arn:aws:events:${region}:${accountId}:event-bus/${name}`;
}

export function ruleArnOf(bus: string, name: string, { region, accountId }: Account): string {
  return `arn:aws:events:${region}:${accountId}:rule/${bus === 'default' ? '' : `${bus}/`}${name}`;
}

/** Reads a name of at most 64 letters, digits, dots, hyphens and underscores. `member` is how the service names its place. */
export function requiredName(input: OperationInput, name: string, member = name): string {
  return checkedName(requiredText(input, name), member);
}

export function checkedName(text: string, member: string): string {
  if (text.length < 1) throw constraint(member, `'${text}'`, 'Member must have length greater than or equal to 1');
  if (text.length > 64) throw constraint(member, `'${text}'`, 'Member must have length less than or equal to 64');
  if (!/^[.\-_A-Za-z0-9]+$/.test(text)) {
    const pattern = String.raw`[\.\-_A-Za-z0-9]+`;
    throw constraint(member, `'${text}'`, `Member must satisfy regular expression pattern: ${pattern}`);
  }
  return text;
}

/** What an operation that lists returns of all: `NextToken` is there while there is more. */
export function pageOf<Item>(
  all: readonly Item[],
  input: OperationInput,
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const most = optionalInteger(input, 'Limit', { low: 1, high: 100 }) ?? 100;
  const token = optionalText(input, 'NextToken');
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(start) || start < 0)
    throw constraint('NextToken', `'${token ?? ''}'`, 'Member must be a token of an answer');
  const end = start + most;
  return { items: all.slice(start, end), ...(end < all.length && { NextToken: String(end) }) };
}
