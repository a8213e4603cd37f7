/**
 * The shapes that the SDK's clients carry, as lists: `[3, namespace, name, traits, names, shapes, required]` is a structure,
 * `[1, …, shape]` a list and `[2, …, key, value]` a map; numbers are simple types, and a function or a pair with traits stands for its shape.
 */
export type SdkSchema = unknown;

const simpleTypes: Readonly<Record<number, string>> = { 0: 'string', 1: 'number', 2: 'boolean', 4: 'number' };

/** Says where a value that is sent as JSON does not fit a shape: members that the shape does not know, that are missing, or of another type. */
export function mismatches(schema: SdkSchema, value: unknown, path = ''): string[] {
  const shape = resolve(schema);
  if (typeof shape === 'number') {
    if ((shape & 64) > 0) return eachOf(value, path, (one, at) => mismatches(shape & ~64, one, at));
    if ((shape & 128) > 0) return eachMember(value, path, (one, at) => mismatches(shape & ~128, one, at));
    const expected = simpleTypes[shape];
    return expected === undefined || typeof value === expected ? [] : [`${path} is ${typeof value}, not ${expected}`];
  }
  if (!Array.isArray(shape)) return [];
  const [kind, , , , first, second, required = 0] = shape as readonly unknown[];
  if (kind === 1) return eachOf(value, path, (one, at) => mismatches(first, one, at));
  if (kind === 2) return eachMember(value, path, (one, at) => mismatches(second, one, at));
  const names = first as readonly string[];
  const shapes = second as readonly SdkSchema[];
  const missing = names
    .slice(0, required as number)
    .filter((name) => typeof value !== 'object' || value === null || !(name in value));
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...eachMember(value, path, (one, at, name) => {
      const index = names.indexOf(name);
      return index === -1 ? [`${at} is unknown`] : mismatches(shapes[index], one, at);
    }),
  ];
}

/** A shape may stand behind a function, and with traits beside it. */
function resolve(schema: SdkSchema): SdkSchema {
  if (typeof schema === 'function') return resolve((schema as () => SdkSchema)());
  if (!Array.isArray(schema) || typeof schema[1] === 'string') return schema;
  return resolve(schema[0]);
}

function eachOf(value: unknown, path: string, check: (one: unknown, at: string) => string[]): string[] {
  if (!Array.isArray(value)) return [`${path} is no list`];
  return value.flatMap((one, index) => check(one, `${path}[${index}]`));
}

function eachMember(
  value: unknown,
  path: string,
  check: (one: unknown, at: string, name: string) => string[],
): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`];
  return Object.entries(value).flatMap(([name, one]) => check(one, `${path}.${name}`, name));
}
