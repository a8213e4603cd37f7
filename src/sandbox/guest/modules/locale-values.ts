import { nativeValue } from './native-call.ts';

/** Has the host's Intl do something. What JSON has not comes over as a pair: of a kind, and its text or its members. */
export function callHost(operation: string, ...args: readonly unknown[]): unknown {
  return nativeValue(operation, args.map(toWire)) ?? undefined;
}

type Wire =
  string | number | boolean | null | readonly [kind: string, value?: string | readonly Wire[] | Record<string, Wire>];

function toWire(value: unknown): Wire {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ['number', Object.is(value, -0) ? '-0' : String(value)];
    case 'bigint':
      return ['bigint', String(value)];
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return ['list', value.map(toWire)];
      return ['object', Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toWire(member)]))];
    default:
      return ['undefined'];
  }
}

const objectText = Object.prototype.toString;

/** A value as V8's messages name it. */
export function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { constructor, toString } = value as { readonly constructor?: unknown; readonly toString?: unknown };
  return typeof constructor === 'function' && toString === objectText
    ? `#<${constructor.name}>`
    : objectText.call(value);
}

/** The language's ToString, with V8's message. */
export function toText(value: unknown): string {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return String(value);
}

/** What stands for an object where a number is wanted: numbers too large for one, and text, stay exact. */
export function toNumeric(value: unknown): unknown {
  const primitive = typeof value === 'object' || typeof value === 'function' ? toPrimitive(value) : value;
  if (typeof primitive === 'symbol') throw new TypeError('Cannot convert a Symbol value to a number');
  return primitive;
}

/** For what takes no BigInt and no text. */
export function toNumber(value: unknown): number {
  const primitive = toNumeric(value);
  if (typeof primitive === 'bigint') throw new TypeError('Cannot convert a BigInt value to a number');
  return Number(primitive);
}

type Convert = ((this: unknown, hint?: string) => unknown) | null | undefined;

function toPrimitive(value: object | null): unknown {
  if (value === null) return 0;
  const conversions = value as { [Symbol.toPrimitive]?: Convert; valueOf?: Convert; toString?: Convert };
  const own = conversions[Symbol.toPrimitive];
  const ways = own === undefined || own === null ? [conversions.valueOf, conversions.toString] : [own];
  for (const way of ways) {
    const primitive = typeof way === 'function' ? way.call(value, 'number') : value;
    if ((typeof primitive !== 'object' && typeof primitive !== 'function') || primitive === null) return primitive;
  }
  throw new TypeError('Cannot convert object to primitive value');
}

const localeTags = new WeakMap<object, string>();

/** Remembers the tag of an `Intl.Locale`. */
export function setTag(locale: object, tag: string): void {
  localeTags.set(locale, tag);
}

export function tagOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? localeTags.get(value) : undefined;
}

/** What is given as locales, as plain data. */
export function plainLocales(locales: unknown): unknown {
  if (typeof locales === 'symbol' || typeof locales === 'bigint') return [];
  if (typeof locales !== 'object' || locales === null) return locales;
  const tag = tagOf(locales);
  if (tag !== undefined) return tag;
  const list = locales as ArrayLike<unknown>;
  const tags: unknown[] = [];
  for (let index = 0; index < Number(list.length); index++) {
    if (index in list) tags.push(plainLocale(list[index]));
  }
  return tags;
}

function plainLocale(locale: unknown): unknown {
  if (typeof locale === 'object' && locale !== null) return tagOf(locale) ?? toText(locale);
  // Anything that is neither: the host says so.
  return typeof locale === 'symbol' || locale === undefined ? 0 : locale;
}

/** The options of these names, as plain data. */
export function plainOptions(options: unknown, names: readonly string[]): unknown {
  if (typeof options === 'symbol') return 0;
  if ((typeof options !== 'object' && typeof options !== 'function') || options === null) return options;
  const plain: Record<string, unknown> = {};
  for (const name of names) {
    const value = (options as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined) plain[name] = plainOption(value, name);
  }
  return plain;
}

function plainOption(value: unknown, name: string): unknown {
  if (booleans.has(name)) return typeof value === 'symbol' || Boolean(value);
  return typeof value === 'object' && value !== null
    ? String(value)
    : typeof value === 'bigint'
      ? value
      : ofText(value);
}

function ofText(value: unknown): unknown {
  return typeof value === 'symbol' || typeof value === 'function' ? toText(value) : value;
}

/** Options that are true for every object. */
const booleans: ReadonlySet<string> = new Set(['hour12', 'ignorePunctuation']);
