import { isJsonObject, type JsonValue } from '#kernel';

type Segment =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'all' };

/**
 * Reads the part of JSON paths that EventBridge has: dots, numbers in brackets, and wildcards. Undefined where it is none. Source: Amazon
 * EventBridge User Guide, "Amazon EventBridge input transformation".
 */
function parsePath(path: string): readonly Segment[] | undefined {
  if (!/^\$(?:\.[^.[\]\s'"]+|\[(?:\d+|\*)\])*$/.test(path)) return undefined;
  return [...path.matchAll(/\.([^.[\]]+)|\[(\d+|\*)\]/g)].map(([, name, index]): Segment => {
    if (name === '*' || index === '*') return { kind: 'all' };
    return name === undefined ? { kind: 'element', index: Number(index) } : { kind: 'member', name };
  });
}

/** Says what EventBridge would refuse in a path, as a sentence; undefined where it is right. */
export function describeInputPathProblem(path: string): string | undefined {
  return parsePath(path) === undefined
    ? `${JSON.stringify(path)} is no path: it begins with $ and goes on with dots, such as $.detail.id, or with numbers in brackets.`
    : undefined;
}

/** What is at a path of an event; a list where the path has a wildcard, and undefined where there is nothing. */
export function valueAt(path: string, event: JsonValue): JsonValue | undefined {
  const segments = parsePath(path);
  if (segments === undefined) return undefined;
  let found: readonly JsonValue[] = [event];
  for (const segment of segments) found = found.flatMap((value) => step(segment, value));
  return segments.some(({ kind }) => kind === 'all') ? found : found[0];
}

function step(segment: Segment, value: JsonValue): readonly JsonValue[] {
  switch (segment.kind) {
    case 'member':
      return isJsonObject(value) && Object.hasOwn(value, segment.name) ? [value[segment.name] ?? null] : [];
    case 'element':
      return Array.isArray(value) && segment.index < value.length
        ? [(value as readonly JsonValue[])[segment.index] ?? null]
        : [];
    case 'all':
      if (Array.isArray(value)) return value as readonly JsonValue[];
      return isJsonObject(value) ? Object.values(value) : [];
  }
}
