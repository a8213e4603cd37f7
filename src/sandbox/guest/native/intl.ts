import type { JsonValue } from '#kernel';
import type { NativeCall, NativeOperation, NativeOperations } from './index.ts';

/** What JSON has not comes as a pair: of a kind, and its text or its members. */
type Wire =
  | string
  | number
  | boolean
  | null
  | readonly [kind: string, value?: string | readonly Wire[] | Readonly<Record<string, Wire>>];

type Service = Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>>;
type Constructor = new (locales?: unknown, options?: unknown) => object;

/** The host's own Intl, with what the library of the language's own types does not list yet. */
const host = Intl as unknown as Readonly<Record<string, Constructor | undefined>>;

/** What a call takes, and the letters in it, at one vCPU: assumptions of the model. */
const msPerCall = 0.005;
const msPerNewService = 0.05;
const lettersPerMs = 50_000;
/** Nothing that means something is longer: tags, names of zones and currencies. */
const longestName = 1_000;
/** Writing more takes time that grows with their square. */
const mostDigits = 100_000;
/** Where there are more, comparing takes time that grows with the square of them. */
const mostMarks = 100;
const manyMarks = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu');

/** Services that were made lately, by what they were made of: the newest last. */
const lately = new Map<string, Service>();
const mostKept = 64;

export const operations: NativeOperations = {
  /** Makes a service to see whether that can be done. Returns its recipe: what calls bring along. */
  'intl.make': operation((args, call) => {
    const recipe = JSON.stringify(args.map(cut));
    madeBy(recipe, call);
    return recipe;
  }),
  'intl.call': operation(([recipe, method, args], call) => {
    const values = (fromWire(args) as unknown[]).map((value) =>
      typeof value === 'string' ? withoutManyMarks(value) : value,
    );
    const service = madeBy(text(recipe), call);
    const member = service[text(method)];
    return typeof member === 'function' ? member.apply(service, values) : member;
  }),
  'intl.segments': operation(([recipe, letters], call) => {
    const segmenter = madeBy(text(recipe), call) as unknown as Intl.Segmenter;
    return Array.from(segmenter.segment(text(letters)), ({ index, segment, isWordLike }) =>
      isWordLike === undefined ? [index + segment.length] : [index + segment.length, isWordLike],
    );
  }),
  'intl.static': operation(([name, method, args]) => {
    const target = (name === '' ? Intl : host[text(name)]) as unknown as Service;
    return target[text(method)]?.(...(fromWire(cut(args)) as unknown[]));
  }),
  'intl.locale': operation(([tag, options]) =>
    new Intl.Locale(text(cut(tag)), fromWire(cut(options)) as object).toString(),
  ),
  'intl.localeMember'([tag, member]) {
    const locale = new Intl.Locale(text(tag)) as unknown as Service;
    const value: unknown = locale[text(member)];
    const found: unknown = typeof value === 'function' ? value.call(locale) : value;
    return { kind: 'json', value: (found instanceof Intl.Locale ? String(found) : (found ?? null)) as JsonValue };
  },
  'intl.number': operation(([value, locales, options]) =>
    (fromWire(value) as number).toLocaleString(toLocales(locales), fromWire(cut(options)) as Intl.NumberFormatOptions),
  ),
  'intl.date': operation(([method, time, locales, options]) => {
    const date = new Date(Number(time)) as unknown as Service;
    return date[text(method)]?.(toLocales(locales), inUtc(fromWire(cut(options))));
  }),
  'intl.compare': operation(([one, other, locales, options]) =>
    withoutManyMarks(text(one)).localeCompare(
      withoutManyMarks(text(other)),
      toLocales(locales),
      fromWire(cut(options)) as Intl.CollatorOptions,
    ),
  ),
  'intl.case': operation(([method, letters, locales]) =>
    (text(letters) as unknown as Service)[text(method)]?.call(letters, toLocales(locales)),
  ),
};

function operation(work: (args: readonly Wire[], call: NativeCall) => unknown): NativeOperation {
  return (args, _bytes, call) => {
    const wires = args as readonly Wire[];
    call.charge(msPerCall + lettersOf(wires) / lettersPerMs);
    return { kind: 'json', value: (work(wires, call) ?? null) as JsonValue };
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function lettersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + lettersOf(member), 1);
}

/** The service of a recipe, which is JSON of its name, the locales and the options. */
function madeBy(recipe: string, call: NativeCall): Service {
  const known = lately.get(recipe);
  lately.delete(recipe);
  const service = known ?? make(recipe, call);
  lately.set(recipe, service);
  for (const oldest of lately.keys()) {
    if (lately.size <= mostKept) break;
    lately.delete(oldest);
  }
  return service;
}

function make(recipe: string, call: NativeCall): Service {
  call.charge(msPerNewService);
  const [name, locales, options] = JSON.parse(recipe) as [name: string, locales: Wire, options: Wire];
  const Made = host[name];
  if (Made === undefined) {
    throw new TypeError(`Intl.${name} is there on Lambda, but this browser does not have it. Try a newer one.`);
  }
  const given = fromWire(options);
  return new Made(toLocales(locales), name === 'DateTimeFormat' ? inUtc(given) : given) as unknown as Service;
}

/** Lambda's locale stands last, for what the others do not decide: the host's own may be any. */
function toLocales(locales: Wire | undefined): string[] {
  const given = fromWire(cut(locales)) ?? [];
  if (locales === null) return null as unknown as string[];
  if (typeof given === 'string') return [given, 'en-US'];
  return Array.isArray(given) ? [...(given as string[]), 'en-US'] : ['en-US'];
}

/** Lambda's time zone, where no other is wanted. */
function inUtc(options: unknown): Intl.DateTimeFormatOptions {
  if (options === null) return null as unknown as Intl.DateTimeFormatOptions;
  if (typeof options !== 'object') return { timeZone: 'UTC' };
  return { timeZone: 'UTC', ...options };
}

function withoutManyMarks(text: string): string {
  return text.length > mostMarks ? text.replace(manyMarks, '$1') : text;
}

/** Cuts what is longer than anything that is valid. */
function cut<Value>(value: Value): Value;
function cut(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, longestName);
  if (Array.isArray(value)) return value.map((member: unknown) => cut(member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cut(member as unknown)]));
}

function fromWire(wire: Wire | undefined): unknown {
  if (!Array.isArray(wire)) return wire;
  const [kind, value] = wire as readonly [string, unknown];
  switch (kind) {
    case 'number':
      return Number(value);
    case 'bigint':
      if ((value as string).length > mostDigits) throw new RangeError('Maximum BigInt size exceeded');
      return BigInt(value as string);
    case 'list':
      return (value as readonly Wire[]).map(fromWire);
    case 'object':
      return Object.fromEntries(
        Object.entries(value as Readonly<Record<string, Wire>>).map(([key, member]) => [key, fromWire(member)]),
      );
    default:
      return undefined;
  }
}
