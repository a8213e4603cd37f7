import { isJsonObject, type JsonValue } from '#kernel';

/**
 * What TypeScript would call the type of some events: `{ action: string; amount?: number }`. A member that not all of them have may
 * be missing. Undefined where the events are not all objects with members, as then there is nothing to complete.
 */
export function eventType(events: readonly JsonValue[]): string | undefined {
  const isTelling = events.length > 0 && events.every((event) => isJsonObject(event) && Object.keys(event).length > 0);
  return isTelling ? typeOfAny(events) : undefined;
}

function typeOfAny(values: readonly JsonValue[]): string {
  const objects = values.filter(isJsonObject);
  const lists = values.filter((value) => Array.isArray(value)) as readonly (readonly JsonValue[])[];
  const plain = values.filter((value) => value === null || typeof value !== 'object').map(plainType);
  const types = [
    ...new Set(plain),
    ...(lists.length > 0 ? [listType(lists.flat())] : []),
    ...(objects.length > 0 ? [objectType(objects)] : []),
  ];
  return types.join(' | ');
}

function plainType(value: JsonValue): string {
  return value === null ? 'null' : typeof value;
}

function listType(items: readonly JsonValue[]): string {
  const item = items.length === 0 ? 'any' : typeOfAny(items);
  return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
}

function objectType(objects: readonly Readonly<Record<string, JsonValue>>[]): string {
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  if (names.length === 0) return '{}';
  const members = names.map((name) => {
    const having = objects.flatMap((object) => (Object.hasOwn(object, name) ? [object[name] as JsonValue] : []));
    return `${nameOf(name)}${having.length < objects.length ? '?' : ''}: ${typeOfAny(having)}`;
  });
  return `{ ${members.join('; ')} }`;
}

/** As it is written in a type, which stands in a comment. */
function nameOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name).replaceAll('*/', '*\\/');
}
