import { nativeValue } from '../native-call.ts';

type Wire = readonly [kind: string, value?: unknown];

function toWire(value: unknown): Wire {
  if (value === undefined) return ['u'];
  if (typeof value === 'bigint') return ['b', String(value)];
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return ['n', Object.is(value, -0) ? '-0' : String(value)];
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? ['d', null] : ['d', value.getTime()];
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return ['v', value];
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
      return new Date(value as number);
    default:
      return value;
  }
}

function call(operation: string, ...args: readonly unknown[]): unknown {
  const wires = args.map((arg) => (Array.isArray(arg) && isList.has(arg) ? ['l', arg.map(toWire)] : toWire(arg)));
  return fromWire(nativeValue(operation, wires) as Wire);
}

/** Lists whose members go over one by one: arguments of methods. */
const isList = new WeakSet<object>();

function list(values: readonly unknown[]): unknown[] {
  const copy = [...values];
  isList.add(copy);
  return copy;
}

/** Plain data of what a constructor was given: options may have getters, and locales may be Locale objects. */
function plainOptions(options: unknown): unknown {
  if (options === undefined) return undefined;
  if (options === null) throw new TypeError('Cannot convert undefined or null to object');
  const plain: Record<string, unknown> = {};
  for (const key in options) plain[key] = (options as Record<string, unknown>)[key];
  return plain;
}

function plainLocales(locales: unknown): unknown {
  if (locales === undefined || typeof locales === 'string') return locales;
  if (locales === null) throw new TypeError('Cannot convert undefined or null to object');
  if (Array.isArray(locales))
    return locales.map((one: unknown) => (typeof one === 'object' && one !== null ? String(one) : one));
  return typeof locales === 'object' ? String(locales) : locales;
}

type Build = (locales?: unknown, options?: unknown) => object;

/** What each service can do. `callable`: also without `new`. */
const services: Readonly<Record<string, { readonly methods: readonly string[]; readonly callable?: true }>> = {
  Collator: { methods: ['resolvedOptions'], callable: true },
  DateTimeFormat: {
    methods: ['formatToParts', 'formatRange', 'formatRangeToParts', 'resolvedOptions'],
    callable: true,
  },
  DisplayNames: { methods: ['of', 'resolvedOptions'] },
  DurationFormat: { methods: ['format', 'formatToParts', 'resolvedOptions'] },
  ListFormat: { methods: ['format', 'formatToParts', 'resolvedOptions'] },
  NumberFormat: { methods: ['formatToParts', 'formatRange', 'formatRangeToParts', 'resolvedOptions'], callable: true },
  PluralRules: { methods: ['select', 'selectRange', 'resolvedOptions'] },
  RelativeTimeFormat: { methods: ['format', 'formatToParts', 'resolvedOptions'] },
  Segmenter: { methods: ['resolvedOptions'] },
};

interface Made {
  readonly locales: unknown;
  readonly options: unknown;
}
const made = new WeakMap<object, Made>();

/** Dates without an argument are now, on the virtual clock. */
function argumentsFor(name: string, method: string, args: readonly unknown[]): unknown[] {
  const isDate = name === 'DateTimeFormat' && method.startsWith('format');
  if (!isDate)
    return list(name === 'ListFormat' || name === 'DurationFormat' ? [plainValue(args[0])] : args.map(toNumeric));
  const [first, ...rest] = args;
  const dates = (method.includes('Range') ? [first, ...rest] : [first === undefined ? Date.now() : first]).map(
    (date) => (date instanceof Date ? date : typeof date === 'bigint' ? date : Number(date)),
  );
  return list(dates);
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) return [...(value as Iterable<unknown>)];
  return value;
}

function toNumeric(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Number(value) : value;
}

function invoke(target: object, name: string, method: string, args: readonly unknown[]): unknown {
  const own = made.get(target);
  if (own === undefined) {
    throw new TypeError(`Method Intl.${name}.prototype.${method} called on incompatible receiver ${String(target)}`);
  }
  return call('intl.call', name, own.locales, own.options, method, argumentsFor(name, method, args));
}

function createService(name: string, { methods, callable }: (typeof services)[string]): Build {
  const build = (target: object, locales: unknown, options: unknown): object => {
    const own = { locales: plainLocales(locales), options: plainOptions(options) };
    call('intl.check', name, own.locales, own.options);
    made.set(target, own);
    return target;
  };
  const Service = function (this: object, locales?: unknown, options?: unknown): object {
    const isNew = new.target !== undefined;
    if (!isNew && callable !== true) throw new TypeError(`Constructor Intl.${name} requires 'new'`);
    return build(isNew ? this : (Object.create(Service.prototype as object) as object), locales, options);
  };
  Object.defineProperty(Service, 'name', { value: name });
  Object.defineProperty(Service, 'length', { value: 0 });
  const prototype = Service.prototype as Record<string | symbol, unknown>;
  const define = (key: string | symbol, descriptor: PropertyDescriptor): void => {
    Object.defineProperty(prototype, key, { configurable: true, enumerable: false, ...descriptor });
  };
  for (const method of methods) {
    const value = function (this: object, ...args: unknown[]): unknown {
      return invoke(this, name, method, args);
    };
    Object.defineProperty(value, 'name', { value: method });
    define(method, { value, writable: true });
  }
  if (callable === true) {
    // `format` and `compare` are bound to their object, so that they can be handed on.
    const bound = name === 'Collator' ? 'compare' : 'format';
    define(bound, {
      get(this: object) {
        return (...args: unknown[]) => invoke(this, name, bound, args.length === 0 ? [undefined] : args);
      },
    });
  }
  if (name === 'Segmenter') define('segment', { value: segment, writable: true });
  define(Symbol.toStringTag, { value: `Intl.${name}` });
  Object.defineProperty(Service, 'supportedLocalesOf', {
    value: (locales: unknown) => call('intl.static', name, 'supportedLocalesOf', list([plainLocales(locales)])),
    writable: true,
    configurable: true,
  });
  return Service;
}

function segment(this: object, text: unknown): object {
  const own = made.get(this);
  const segments = call('intl.call', 'Segmenter', own?.locales, own?.options, 'segment', list([String(text)])) as {
    readonly index: number;
    readonly segment: string;
  }[];
  const input = String(text);
  return {
    containing: (index = 0) => {
      const found = segments.find((one) => one.index <= index && index < one.index + one.segment.length);
      return found === undefined ? undefined : { ...found, input };
    },
    *[Symbol.iterator]() {
      for (const one of segments) yield { segment: one.segment, index: one.index, input, ...wordLike(one) };
    },
  };
}

function wordLike(one: object): object {
  return 'isWordLike' in one ? { isWordLike: one.isWordLike } : {};
}

const localeProperties =
  'baseName calendar caseFirst collation hourCycle language numberingSystem numeric region script variants'.split(' ');

class Locale {
  readonly #tag: string;
  readonly #options: unknown;
  constructor(tag: unknown, options?: unknown) {
    if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) {
      throw new TypeError("First argument to Intl.Locale constructor can't be empty or missing");
    }
    this.#tag = String(tag);
    this.#options = plainOptions(options);
    call('intl.check', 'Locale', this.#tag, this.#options);
    made.set(this, { locales: this.#tag, options: this.#options });
  }
  toString(): string {
    return invoke(this, 'Locale', 'toString', []) as string;
  }
  maximize(): Locale {
    return new Locale(call('intl.call', 'Locale', this.#tag, this.#options, 'maximize', list([])));
  }
  minimize(): Locale {
    return new Locale(call('intl.call', 'Locale', this.#tag, this.#options, 'minimize', list([])));
  }
  get [Symbol.toStringTag](): string {
    return 'Intl.Locale';
  }
}
for (const property of localeProperties) {
  Object.defineProperty(Locale.prototype, property, {
    configurable: true,
    get(this: Locale) {
      return invoke(this, 'Locale', property, []);
    },
  });
}

const Intl: Record<string | symbol, unknown> = {};
for (const [name, service] of Object.entries(services)) {
  Object.defineProperty(Intl, name, { value: createService(name, service), writable: true, configurable: true });
}
Object.defineProperty(Intl, 'Locale', { value: Locale, writable: true, configurable: true });
Object.defineProperty(Intl, 'getCanonicalLocales', {
  value: (locales?: unknown) =>
    locales === undefined ? [] : call('intl.static', '', 'getCanonicalLocales', list([plainLocales(locales)])),
  writable: true,
  configurable: true,
});
Object.defineProperty(Intl, 'supportedValuesOf', {
  value: (key: unknown) => call('intl.static', '', 'supportedValuesOf', list([String(key)])),
  writable: true,
  configurable: true,
});
Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

/** The methods of the language's own types that know languages. */
function installLocaleMethods(): void {
  const number = (value: unknown, locales: unknown, options: unknown): unknown =>
    call('intl.call', 'NumberFormat', plainLocales(locales), plainOptions(options), 'format', list([value]));
  const dateParts = ['weekday', 'year', 'month', 'day'];
  const timeParts = ['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits'];
  const date = (
    value: Date,
    locales: unknown,
    options: unknown,
    wanted: readonly string[],
    defaults: object,
  ): unknown => {
    if (Number.isNaN(value.getTime())) return 'Invalid Date';
    const given = (plainOptions(options) ?? {}) as Record<string, unknown>;
    const isGiven = [...wanted, 'dateStyle', 'timeStyle'].some((part) => given[part] !== undefined);
    const all = isGiven ? given : { ...given, ...defaults };
    return call('intl.call', 'DateTimeFormat', plainLocales(locales), all, 'format', list([value]));
  };
  const day = { year: 'numeric', month: 'numeric', day: 'numeric' };
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' };
  hide(Number.prototype, 'toLocaleString', function (this: number, locales?: unknown, options?: unknown) {
    return number(Number(this), locales, options);
  });
  hide(BigInt.prototype, 'toLocaleString', function (this: bigint, locales?: unknown, options?: unknown) {
    return number(BigInt(this), locales, options);
  });
  hide(Date.prototype, 'toLocaleString', function (this: Date, locales?: unknown, options?: unknown) {
    return date(this, locales, options, [...dateParts, ...timeParts], { ...day, ...time });
  });
  hide(Date.prototype, 'toLocaleDateString', function (this: Date, locales?: unknown, options?: unknown) {
    return date(this, locales, options, dateParts, day);
  });
  hide(Date.prototype, 'toLocaleTimeString', function (this: Date, locales?: unknown, options?: unknown) {
    return date(this, locales, options, timeParts, time);
  });
  hide(
    String.prototype,
    'localeCompare',
    function (this: string, other: unknown, locales?: unknown, options?: unknown) {
      return call('intl.localeCompare', String(this), String(other), plainLocales(locales), plainOptions(options));
    },
  );
  hide(String.prototype, 'toLocaleUpperCase', function (this: string, locales?: unknown) {
    return call('intl.toUpperCase', String(this), plainLocales(locales));
  });
  hide(String.prototype, 'toLocaleLowerCase', function (this: string, locales?: unknown) {
    return call('intl.toLowerCase', String(this), plainLocales(locales));
  });
}

function hide(target: object, name: string, value: unknown): void {
  Object.defineProperty(value as object, 'name', { value: name });
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

installLocaleMethods();

export const globals = { Intl };
