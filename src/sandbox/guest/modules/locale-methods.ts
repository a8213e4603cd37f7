import { optionNames } from './locale-options.ts';
import { defineMethod, incompatible } from './locale-services.ts';
import { callHost, nameOf, plainLocales, plainOptions, toText } from './locale-values.ts';

const numberValue = Number.prototype.valueOf;
const bigIntValue = BigInt.prototype.valueOf;
const dateValue = Date.prototype.getTime;
const TypedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const typedArrayTag = Object.getOwnPropertyDescriptor(TypedArray, Symbol.toStringTag)?.get as (
  this: unknown,
) => string | undefined;

/** Puts the methods of the language's own types that know languages in their places. */
export function installLocaleMethods(): void {
  installNumber(Number.prototype, 'Number', numberValue);
  installNumber(BigInt.prototype, 'BigInt', bigIntValue);
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    defineMethod(Date.prototype, name, 0, (target, [locales, options]) => {
      const time = valueOf(dateValue, target, () => incompatible(`Date.prototype.${name}`, target));
      if (Number.isNaN(time)) return 'Invalid Date';
      return callHost(
        'intl.date',
        name,
        time,
        plainLocales(locales),
        plainOptions(options, optionNames.DateTimeFormat),
      );
    });
  }
  defineMethod(String.prototype, 'localeCompare', 1, (target, [other, locales, options]) =>
    callHost(
      'intl.compare',
      textOf(target, 'localeCompare'),
      toText(other),
      plainLocales(locales),
      plainOptions(options, optionNames.Collator),
    ),
  );
  for (const name of ['toLocaleUpperCase', 'toLocaleLowerCase']) {
    defineMethod(String.prototype, name, 0, (target, [locales]) =>
      callHost('intl.case', name, textOf(target, name), plainLocales(locales)),
    );
  }
  defineMethod(Array.prototype, 'toLocaleString', 0, (target, args) => {
    if (target === undefined || target === null) throw new TypeError('Cannot convert undefined or null to object');
    return joined(Object(target) as ArrayLike<unknown>, args);
  });
  defineMethod(TypedArray, 'toLocaleString', 0, (target, args) => {
    if (typedArrayTag.call(target) === undefined) {
      throw incompatible('%TypedArray%.prototype.toLocaleString', target);
    }
    return joined(target as ArrayLike<unknown>, args);
  });
}

function installNumber(prototype: object, type: string, read: (this: never) => number | bigint): void {
  defineMethod(prototype, 'toLocaleString', 0, (target, [locales, options]) => {
    const wrong = (): TypeError => new TypeError(`${type}.prototype.toLocaleString requires that 'this' be a ${type}`);
    const value = valueOf(read, target, wrong);
    return callHost('intl.number', value, plainLocales(locales), plainOptions(options, optionNames.NumberFormat));
  });
}

/** The value of the language's own type; the language's own error would be worded by QuickJS. */
function valueOf<Value>(read: (this: never) => Value, target: unknown, wrong: () => TypeError): Value {
  try {
    return read.call(target as never);
  } catch {
    throw wrong();
  }
}

function textOf(target: unknown, method: string): string {
  if (target === undefined || target === null) {
    throw new TypeError(`String.prototype.${method} called on null or undefined`);
  }
  return toText(target);
}

/** Arrays that are being written: one that holds itself is empty there. */
const beingWritten = new Set<unknown>();

function joined(list: ArrayLike<unknown>, [locales, options]: readonly unknown[]): string {
  if (beingWritten.has(list)) return '';
  beingWritten.add(list);
  try {
    const parts: string[] = [];
    for (let index = 0; index < Number(list.length); index++) parts.push(localText(list[index], locales, options));
    return parts.join(',');
  } finally {
    beingWritten.delete(list);
  }
}

function localText(value: unknown, locales: unknown, options: unknown): string {
  if (value === undefined || value === null) return '';
  const { toLocaleString } = value as { readonly toLocaleString: unknown };
  if (typeof toLocaleString !== 'function') {
    throw new TypeError(`${typeof toLocaleString} ${nameOf(toLocaleString)} is not a function`);
  }
  return toText((toLocaleString as (this: unknown, ...args: unknown[]) => unknown).call(value, locales, options));
}
