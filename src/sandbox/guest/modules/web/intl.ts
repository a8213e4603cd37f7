import { createLocaleClass } from '../locale-class.ts';
import { installLocaleMethods } from '../locale-methods.ts';
import type { ServiceName } from '../locale-options.ts';
import { createService, defineMethod } from '../locale-services.ts';
import { callHost, plainLocales, toText } from '../locale-values.ts';

const Intl = {};
defineMethod(Intl, 'getCanonicalLocales', 1, (_target, [locales]) =>
  callHost('intl.static', '', 'getCanonicalLocales', [plainLocales(locales)]),
);
defineMethod(Intl, 'supportedValuesOf', 1, (_target, [key]) =>
  callHost('intl.static', '', 'supportedValuesOf', [toText(key)]),
);
const classes: Readonly<Record<string, object>> = {
  ...servicesOf('DateTimeFormat', 'NumberFormat', 'Collator', 'PluralRules', 'RelativeTimeFormat', 'ListFormat'),
  Locale: createLocaleClass(),
  ...servicesOf('DisplayNames', 'Segmenter', 'DurationFormat'),
};
for (const [name, value] of Object.entries(classes)) {
  Object.defineProperty(Intl, name, { value, writable: true, configurable: true });
}
Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

function servicesOf(...names: readonly ServiceName[]): Readonly<Record<string, object>> {
  return Object.fromEntries(names.map((name) => [name, createService(name)]));
}

installLocaleMethods();

export const globals = { Intl };
