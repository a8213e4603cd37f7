import { optionNames } from './locale-options.ts';
import { defineGetter, defineMethod, incompatible } from './locale-services.ts';
import { callHost, plainOptions, setTag, tagOf, toText } from './locale-values.ts';

const getters =
  'language script region baseName calendar caseFirst collation firstDayOfWeek hourCycle numeric numberingSystem ' +
  'calendars collations hourCycles numberingSystems textInfo timeZones weekInfo';
const methods = 'getCalendars getCollations getHourCycles getNumberingSystems getTimeZones getTextInfo getWeekInfo';

/** Makes `Intl.Locale`, whose objects are a tag each. */
export function createLocaleClass(): object {
  const Locale = function (this: unknown, tag: unknown, ...[options]: unknown[]): object {
    if (new.target === undefined) throw new TypeError("Constructor Intl.Locale requires 'new'");
    if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) {
      throw new TypeError("First argument to Intl.Locale constructor can't be empty or missing");
    }
    const { prototype } = new.target as { readonly prototype: unknown };
    const locale = Object.create(
      (typeof prototype === 'object' && prototype !== null ? prototype : Locale.prototype) as object,
    ) as object;
    setTag(
      locale,
      callHost('intl.locale', tagOf(tag) ?? toText(tag), plainOptions(options, optionNames.Locale)) as string,
    );
    return locale;
  };
  const make = (tag: unknown): object => Reflect.construct(Locale, [tag]) as object;
  const prototype = Locale.prototype as object;
  Object.defineProperty(Locale, 'name', { value: 'Locale', configurable: true });
  Object.defineProperty(Locale, 'length', { value: 1, configurable: true });
  Object.defineProperty(Locale, 'prototype', { writable: false });
  const ask = (target: unknown, member: string): unknown => {
    const tag = tagOf(target);
    if (tag === undefined) throw incompatible(`Intl.Locale.prototype.${member}`, target);
    return callHost('intl.localeMember', tag, member);
  };
  defineMethod(prototype, 'toString', 0, (target) => ask(target, 'toString'));
  defineMethod(prototype, 'maximize', 0, (target) => make(ask(target, 'maximize')));
  defineMethod(prototype, 'minimize', 0, (target) => make(ask(target, 'minimize')));
  for (const name of getters.split(' ')) defineGetter(prototype, name, (target) => ask(target, name));
  for (const name of methods.split(' ')) defineMethod(prototype, name, 0, (target) => ask(target, name));
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'Intl.Locale', configurable: true });
  return Locale;
}
