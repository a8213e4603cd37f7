import { isJsonObject, type JsonObject } from '#kernel';
import { optionalText } from '../protocols/json-members.ts';
import { missing, violated } from './errors.ts';

export { optionalText };

/** Reads an object that has to be there. */
export function requiredObject(members: JsonObject, name: string): JsonObject {
  const value = members[name] ?? null;
  if (!isJsonObject(value)) throw missing(memberName(name));
  return value;
}

/** Reads a text that has to be there. `path` is what stands before its name, such as `target.`. */
export function requiredText(members: JsonObject, name: string, path = ''): string {
  const value = optionalText(members, name);
  if (value === undefined) throw missing(path + memberName(name));
  return value;
}

/** In seconds since the epoch, as clients send it. */
export function optionalTimeMs(members: JsonObject, name: string): number | undefined {
  const value = members[name];
  return typeof value === 'number' ? value * 1_000 : undefined;
}

/** Reads one of some words. */
export function optionalEnum(
  members: JsonObject,
  name: string,
  words: readonly string[],
  path = '',
): string | undefined {
  const value = members[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && words.includes(value)) return value;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  throw violated(path + memberName(name), `'${shown}'`, `Member must satisfy enum value set: [${words.join(', ')}]`);
}

/** The name of a schedule or a group. */
export function checkedName(name: string, member: string): string {
  if (/^[\w.-]{1,64}$/.test(name)) return name;
  throw name.length > 64
    ? violated(member, `'${name}'`, 'Member must have length less than or equal to 64')
    : violated(member, `'${name}'`, 'Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$');
}

function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
