import type { JsonValue } from '#kernel';
import type { NativeOperation, NativeOperations } from './index.ts';

/**
 * Values that JSON has not, as they go to the guest and back: `['n', 'NaN']` for numbers, `['b', '10']` for BigInt,
 * `['u']` for undefined, `['d', 0]` for dates; everything else as `['v', value]`.
 */
type Wire = readonly [kind: 'v' | 'n' | 'b' | 'u' | 'd' | 'l', value?: JsonValue];

type Service = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** Longer arguments are cut: what formats them must end soon. */
const longestText = 100_000;
const mostKept = 64;
const kept = new Map<string, Service>();

const constructors: ReadonlySet<string> = new Set([
  'Collator',
  'DateTimeFormat',
  'DisplayNames',
  'DurationFormat',
  'ListFormat',
  'Locale',
  'NumberFormat',
  'PluralRules',
  'RelativeTimeFormat',
  'Segmenter',
]);

/** The host's own Intl, with what the library of the language's own types does not list yet. */
const host = Intl as unknown as Readonly<Record<string, new (locales?: unknown, options?: unknown) => object>>;

export const operations: NativeOperations = {
  /** Makes one to see whether its arguments are right, and says what there is of it. */
  'intl.check': operation(([name, locales, options]) => {
    service(String(name), locales, options);
    return true;
  }),
  'intl.call': operation(([name, locales, options, method, args]) => {
    const target = service(String(name), locales, options);
    const read = target[String(method)];
    const value = typeof read === 'function' ? read.apply(target, args as unknown[]) : read;
    return name === 'Segmenter' ? Array.from(value as Iterable<unknown>) : value;
  }),
  'intl.static': operation(([name, method, args]) => {
    const target = (name === '' ? Intl : host[String(name)]) as unknown as Service | undefined;
    return target?.[String(method)]?.(...(args as unknown[]));
  }),
  'intl.has': operation(([name]) => typeof host[String(name)] === 'function'),
  'intl.localeCompare': operation(([one, other, locales, options]) =>
    String(one).localeCompare(String(other), toLocales(locales), options as Intl.CollatorOptions | undefined),
  ),
  'intl.toUpperCase': operation(([text, locales]) => String(text).toLocaleUpperCase(locales as string | undefined)),
  'intl.toLowerCase': operation(([text, locales]) => String(text).toLocaleLowerCase(locales as string | undefined)),
};

function operation(work: (args: readonly unknown[]) => unknown): NativeOperation {
  return (args) => ({
    kind: 'json',
    value: toWire(work(args.map((arg) => fromWire(arg as unknown as Wire)))) as unknown as JsonValue,
  });
}

function service(name: string, locales: unknown, options: unknown): Service {
  if (!constructors.has(name)) throw new TypeError(`Intl.${name} is not a constructor`);
  const key = JSON.stringify([name, locales ?? null, options ?? null], (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  const known = kept.get(key);
  if (known !== undefined) return known;
  const Constructor = host[name];
  if (Constructor === undefined) throw new TypeError(`Intl.${name} is not a constructor`);
  const made = new Constructor(toLocales(locales), withDefaults(name, options)) as unknown as Service;
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return made;
}

/** Lambda's own: the host may be anywhere. */
function toLocales(locales: unknown): string {
  return (locales ?? 'en-US') as string;
}

function withDefaults(name: string, options: unknown): unknown {
  if (name !== 'DateTimeFormat') return options;
  const given = (options ?? {}) as Readonly<Record<string, unknown>>;
  return given['timeZone'] === undefined ? { ...given, timeZone: 'UTC' } : given;
}

function fromWire([kind, value]: Wire): unknown {
  switch (kind) {
    case 'n':
      return Number(value);
    case 'b':
      return BigInt(value as string);
    case 'u':
      return undefined;
    case 'd':
      return new Date(Number(value ?? Number.NaN));
    case 'l':
      return (value as unknown as readonly Wire[]).map(fromWire);
    case 'v':
      return typeof value === 'string' ? value.slice(0, longestText) : value;
  }
}

function toWire(value: unknown): Wire {
  if (value === undefined) return ['u'];
  if (typeof value === 'bigint') return ['b', String(value)];
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
    return ['n', Object.is(value, -0) ? '-0' : String(value)];
  if (value instanceof Date) return ['d', value.getTime()];
  return ['v', value as JsonValue];
}
