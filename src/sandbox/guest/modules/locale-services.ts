import { durationUnits, optionNames, type ServiceName } from './locale-options.ts';
import { segmentsOf } from './locale-segments.ts';
import { callHost, nameOf, plainLocales, plainOptions, toNumber, toNumeric, toText } from './locale-values.ts';

/** A service as `new` makes it: what it was made of, which each of its calls brings along. */
interface Made {
  readonly name: ServiceName;
  readonly recipe: string;
  /** `format` or `compare`, once it has been read. */
  bound?: (...args: unknown[]) => unknown;
}

const made = new WeakMap<object, Made>();

/** A method: what it makes of its arguments before the host gets them. */
type Method = (...args: readonly unknown[]) => readonly unknown[];

interface Service {
  readonly methods: Readonly<Record<string, Method>>;
  /** A getter whose function is bound to its object, so that it can be handed on. Such a service needs no `new`. */
  readonly bound?: { readonly name: string; readonly call: Method };
  /** How V8's message calls who reads that of something else. */
  readonly unwrap?: string;
}

const numeric: Method = (value) => [toNumeric(value)];
const numericRange: Method = (start, end) => [toNumeric(start), toNumeric(end)];
/** Without an argument it is now, on the virtual clock. */
const date: Method = (value) => [value === undefined ? Date.now() : toNumber(value)];
const dateRange: Method = (start, end) =>
  start === undefined || end === undefined ? [start, end] : [toNumber(start), toNumber(end)];
const list: Method = (values) => [texts(values)];
const duration: Method = (value) => [plainDuration(value)];
const relative: Method = (value, unit) => [toNumber(value), toText(unit)];

const services: Readonly<Record<ServiceName, Service>> = {
  DateTimeFormat: {
    methods: { formatToParts: date, formatRange: dateRange, formatRangeToParts: dateRange },
    bound: { name: 'format', call: date },
    unwrap: 'UnwrapDateTimeFormat',
  },
  NumberFormat: {
    methods: { formatToParts: numeric, formatRange: numericRange, formatRangeToParts: numericRange },
    bound: { name: 'format', call: numeric },
    unwrap: 'UnwrapNumberFormat',
  },
  Collator: { methods: {}, bound: { name: 'compare', call: (one, other) => [toText(one), toText(other)] } },
  PluralRules: {
    methods: {
      select: (value) => [toNumber(value)],
      selectRange: (start, end) =>
        start === undefined || end === undefined ? [start, end] : [toNumber(start), toNumber(end)],
    },
  },
  RelativeTimeFormat: { methods: { format: relative, formatToParts: relative } },
  ListFormat: { methods: { format: list, formatToParts: list } },
  DisplayNames: { methods: { of: (code) => [toText(code)] } },
  Segmenter: { methods: {} },
  DurationFormat: { methods: { format: duration, formatToParts: duration } },
};

/** What a list is made of; where it is none, the host says so. */
function texts(values: unknown): unknown {
  if (values === undefined) return [];
  if (typeof values === 'function') throw notIterable('function');
  if (typeof values !== 'object' || values === null) return values;
  if (typeof (values as Partial<Iterable<unknown>>)[Symbol.iterator] !== 'function') throw notIterable('object');
  const collected: unknown[] = [];
  for (const value of values as Iterable<unknown>) {
    if (typeof value !== 'string') throw new TypeError(`Iterable yielded ${nameOf(value)} which is not a string`);
    collected.push(value);
  }
  return collected;
}

function notIterable(what: string): TypeError {
  return new TypeError(`${what} is not iterable (cannot read property Symbol(Symbol.iterator))`);
}

function plainDuration(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    durationUnits.filter((unit) => given[unit] !== undefined).map((unit) => [unit, toNumber(given[unit])]),
  );
}

function callOn(target: unknown, name: ServiceName, method: string, args: () => readonly unknown[]): unknown {
  const { recipe } = requireMade(target, name, `Intl.${name}.prototype.${method}`);
  return callHost('intl.call', recipe, method, args());
}

function requireMade(target: unknown, name: ServiceName, method: string): Made {
  const own = typeof target === 'object' && target !== null ? made.get(target) : undefined;
  if (own?.name !== name) throw incompatible(method, target);
  return own;
}

export function incompatible(method: string, receiver: unknown): TypeError {
  return new TypeError(`Method ${method} called on incompatible receiver ${nameOf(receiver)}`);
}

/** Makes the class of a service. Its objects keep nothing but what they were made of. */
export function createService(name: ServiceName): object {
  const { methods, bound, unwrap } = services[name];
  const Service = function (this: unknown, ...[locales, options]: unknown[]): object {
    if (new.target === undefined && bound === undefined) {
      throw new TypeError(`Constructor Intl.${name} requires 'new'`);
    }
    const asked = (new.target as { readonly prototype: unknown } | undefined)?.prototype;
    const own = [name, plainLocales(locales), plainOptions(options, optionNames[name])] as const;
    const recipe = callHost('intl.make', ...own) as string;
    const target = Object.create(
      (typeof asked === 'object' && asked !== null ? asked : Service.prototype) as object,
    ) as object;
    made.set(target, { name, recipe });
    return target;
  };
  define(Service, 'name', { value: name });
  define(Service, 'length', { value: name === 'DisplayNames' ? 2 : 0 });
  const prototype = Service.prototype as object;
  Object.defineProperty(Service, 'prototype', { writable: false });
  defineMethod(prototype, 'resolvedOptions', 0, (target) => callOn(target, name, 'resolvedOptions', () => []));
  for (const [method, call] of Object.entries(methods)) {
    const length = /Range|^formatRange/.test(method) || name === 'RelativeTimeFormat' ? 2 : 1;
    defineMethod(prototype, method, length, (target, args) => callOn(target, name, method, () => call(...args)));
  }
  if (name === 'Segmenter') {
    defineMethod(prototype, 'segment', 1, (target, [text]) =>
      segmentsOf(toText(text), requireMade(target, name, 'Intl.Segmenter.prototype.segment').recipe),
    );
  }
  if (bound !== undefined) defineBound(prototype, name, bound, unwrap);
  define(prototype, Symbol.toStringTag, { value: `Intl.${name}` });
  defineMethod(Service, 'supportedLocalesOf', 1, (_target, [locales, options]) =>
    callHost('intl.static', name, 'supportedLocalesOf', [
      plainLocales(locales),
      plainOptions(options, ['localeMatcher']),
    ]),
  );
  return Service;
}

function defineBound(
  prototype: object,
  service: ServiceName,
  { name, call }: NonNullable<Service['bound']>,
  unwrap = `get Intl.${service}.prototype.${name}`,
): void {
  defineGetter(prototype, name, (target) => {
    const own = requireMade(target, service, unwrap);
    if (own.bound === undefined) {
      const { length } = call;
      own.bound = (...args) => callHost('intl.call', own.recipe, name, call(...args));
      define(own.bound, 'name', { value: '' });
      define(own.bound, 'length', { value: length });
    }
    return own.bound;
  });
}

function define(target: object, key: string | symbol, descriptor: PropertyDescriptor): void {
  Object.defineProperty(target, key, { configurable: true, enumerable: false, ...descriptor });
}

type Body = (target: unknown, args: readonly unknown[]) => unknown;

/** Defines a method as the language's own are: it is no constructor, and nobody sees it in a loop. */
export function defineMethod(target: object, name: string, length: number, body: Body): void {
  const { method } = {
    method(this: unknown, ...args: unknown[]): unknown {
      return body(this, args);
    },
  };
  define(method, 'name', { value: name });
  define(method, 'length', { value: length });
  define(target, name, { value: method, writable: true });
}

export function defineGetter(target: object, name: string, body: (target: unknown) => unknown): void {
  const getter = {
    get value(): unknown {
      return body(this);
    },
  };
  const { get } = Object.getOwnPropertyDescriptor(getter, 'value') as { get: () => unknown };
  define(get, 'name', { value: `get ${name}` });
  define(target, name, { get });
}
