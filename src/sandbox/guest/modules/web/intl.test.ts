import { describe, expect, it } from 'vitest';
import { answerOf, invoke } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const locales = [
  'en-US',
  'de-DE',
  'de-CH',
  'fr-FR',
  'ja-JP',
  'ar-EG',
  'hi-IN',
  'pt-BR',
  'zh-Hant-TW',
  'he-IL',
  'th-TH',
];

/** The guest's time zone is UTC, as Lambda's is; of Node.js here it is said. */
const imports = `
const time = Date.UTC(2026, 0, 15, 9, 5, 3, 7);
const later = time + 40 * 86_400_000;
const utc = { timeZone: 'UTC' };
const names = (target) => Object.entries(Object.getOwnPropertyDescriptors(target)).map(([key, one]) => [
  key, one.value?.name, one.value?.length, one.get?.name, one.writable, one.enumerable, one.configurable,
]).sort();
const services = ['Collator', 'DateTimeFormat', 'DisplayNames', 'DurationFormat', 'ListFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat', 'Segmenter'];
`;

const acrossLocales = locales.flatMap((locale) => [
  `[1234567.891, -0, NaN, Infinity, 0.5, 12n ** 30n].map((value) => value.toLocaleString('${locale}'))`,
  `['EUR', 'USD', 'JPY', 'KWD'].map((currency) => new Intl.NumberFormat('${locale}', { style: 'currency', currency }).format(-1234.5))`,
  `new Intl.NumberFormat('${locale}', { style: 'unit', unit: 'kilometer-per-hour', unitDisplay: 'long' }).formatToParts(12.5)`,
  `['full', 'long', 'medium', 'short'].map((style) => new Intl.DateTimeFormat('${locale}', { dateStyle: style, timeStyle: style, timeZone: 'Europe/Berlin' }).format(time))`,
  `new Intl.DateTimeFormat('${locale}', { ...utc, weekday: 'short', era: 'short', year: 'numeric', month: 'long', day: '2-digit', hour: 'numeric', fractionalSecondDigits: 3, timeZoneName: 'long' }).formatToParts(time)`,
  `new Intl.DateTimeFormat('${locale}', { ...utc, dateStyle: 'medium' }).formatRange(time, later)`,
  `[0, 1, 2, 3, 5, 11, 21, 1.5].map((value) => new Intl.PluralRules('${locale}', { type: 'ordinal' }).select(value))`,
  `[[-1, 'day'], [3, 'weeks'], [0, 'year']].map(([value, unit]) => new Intl.RelativeTimeFormat('${locale}', { numeric: 'auto' }).format(value, unit))`,
  `new Intl.ListFormat('${locale}', { type: 'disjunction' }).format(['a', 'b', 'c'])`,
  `['region:DE', 'language:pt-BR', 'currency:EUR', 'script:Latn'].map((one) => one.split(':')).map(([type, code]) => new Intl.DisplayNames('${locale}', { type }).of(code))`,
  `['z', 'ä', 'a', 'Z', 'é', '10', '2'].sort(new Intl.Collator('${locale}', { numeric: true }).compare)`,
  `new Intl.DurationFormat('${locale}', { style: 'long' }).format({ hours: 1, minutes: 46, seconds: 40 })`,
  `services.map((name) => new Intl[name]('${locale}', { type: name === 'DisplayNames' ? 'region' : undefined, ...(name === 'DateTimeFormat' && utc) }).resolvedOptions())`,
]);

const classes = [
  'names(Intl)',
  'services.map((name) => [name, names(Intl[name]), names(Intl[name].prototype)])',
  '[names(Intl.Locale), names(Intl.Locale.prototype)]',
  'services.map((name) => [Intl[name].prototype[Symbol.toStringTag], Intl[Symbol.toStringTag]])',
  'services.map((name) => { try { Intl[name](); } catch (error) { return error.message; } })',
  '[Intl.NumberFormat() instanceof Intl.NumberFormat, Intl.Collator().compare(1, 2), new (class extends Intl.NumberFormat {})() instanceof Intl.NumberFormat]',
  "(() => { class Mine extends Intl.NumberFormat { twice(value) { return this.format(2 * value); } } return new Mine('de').twice(1000.5); })()",
  '(() => { const one = new Intl.NumberFormat(); return [one.format === one.format, one.format.name, one.format.length, Object.keys(one)]; })()',
  "[1, 2000.5].map(new Intl.NumberFormat('de').format)",
  '[Number, Date, String, BigInt, Array].map((one) => names(one.prototype).filter(([name]) => /locale/i.test(name)))',
  "services.map((name) => Intl[name].supportedLocalesOf(['de', 'xx', 'en-US-u-nu-latn', new Intl.Locale('fr')]))",
];

const numbers = [
  "['1e30', '  0x1F ', 'abc', '', '123456789012345678901234567890.5', null, undefined, true, [], [5], { valueOf: () => 5n }].map((value) => new Intl.NumberFormat('en').format(value))",
  "new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long' }).format(123456789)",
  "new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 2, signDisplay: 'always' }).format(0.256)",
  "['ceil', 'floor', 'expand', 'trunc', 'halfEven'].map((roundingMode) => new Intl.NumberFormat('en', { roundingMode, maximumFractionDigits: 0 }).format(-2.5))",
  "new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR', currencySign: 'accounting' }).formatToParts(-5)",
  "new Intl.NumberFormat('de', { style: 'currency', currency: 'EUR' }).formatRange(3, 5)",
  "new Intl.NumberFormat('en').formatRangeToParts(1, 2n)",
  "[new Intl.NumberFormat('en', { useGrouping: false }).format(12345), new Intl.NumberFormat('en', { useGrouping: 'min2' }).format(1234)]",
  "(1234.5678).toLocaleString('en-IN', { minimumSignificantDigits: '3', maximumSignificantDigits: 5 })",
  "(0).toLocaleString('en', { get style() { return 'currency'; }, currency: { toString: () => 'USD' } })",
  "(5).toLocaleString({ length: 1, 0: 'de' })",
  "(5).toLocaleString(5, 'x')",
  "(1e6).toLocaleString(['xx', 'de'])",
  '[(1e6).toLocaleString(), 10n.toLocaleString(), [1e6, [null, undefined, 2.5]].toLocaleString()]',
  "[[1234.5, new Date(0)].toLocaleString('de', utc), new Float32Array([1234.5]).toLocaleString('de')]",
  '(() => { const list = [1]; list.push(list); return list.toLocaleString(); })()',
  "new Intl.PluralRules('en').selectRange(1, 5)",
  "new Intl.PluralRules('pl', { minimumFractionDigits: 1 }).select('1')",
];

const dates = [
  "[new Date(time), time, String(time), { valueOf: () => time }, null, true].map((value) => new Intl.DateTimeFormat('en', utc).format(value))",
  "['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', '+05:30', 'UTC', 'Etc/GMT+3'].map((timeZone) => new Date(time).toLocaleString('en', { timeZone, timeZoneName: 'short' }))",
  "['buddhist', 'islamic-umalqura', 'japanese', 'hebrew', 'chinese', 'persian'].map((calendar) => new Date(time).toLocaleDateString('en', { ...utc, calendar, dateStyle: 'long' }))",
  "['h11', 'h12', 'h23', 'h24'].map((hourCycle) => new Date(0).toLocaleTimeString('en', { ...utc, hourCycle, timeStyle: 'short' }))",
  "[new Date(time).toLocaleDateString('de', utc), new Date(time).toLocaleTimeString('de', utc), new Date(time).toLocaleString('de', utc)]",
  "new Date(time).toLocaleTimeString('en', { ...utc, hour12: false })",
  "new Intl.DateTimeFormat('en', { ...utc, dayPeriod: 'long', hour: 'numeric' }).format(time)",
  "new Intl.DateTimeFormat('en', { ...utc, hour: '2-digit', minute: '2-digit' }).formatRangeToParts(time, time + 9e6)",
  "new Date(NaN).toLocaleString('x_y')",
  "new Date(-1e15).toLocaleDateString('en', { ...utc, era: 'short' })",
];

const texts = [
  "['a', 'B', 'ä', 'z'].sort((one, other) => one.localeCompare(other, 'sv'))",
  "['a'.localeCompare('A'), 'a'.localeCompare('A', 'en', { sensitivity: 'base' }), 'a'.localeCompare('á', 'de', { sensitivity: 'accent' }), 'a10'.localeCompare('a2', undefined, { numeric: true })]",
  "['undefined'.localeCompare(), 'a'.localeCompare(null), '5'.localeCompare(5), ''.localeCompare('\\ud800')]",
  "['i'.toLocaleUpperCase('tr'), 'I'.toLocaleLowerCase(['tr', 'en']), 'ß'.toLocaleUpperCase(), 'ΑΣ'.toLocaleLowerCase('el'), 'i'.toLocaleUpperCase([])]",
  "[...new Intl.Segmenter('en', { granularity: 'word' }).segment('Hello, wörld! 42')]",
  "[...new Intl.Segmenter('ja', { granularity: 'word' }).segment('吾輩は猫である。')].map(({ segment }) => segment)",
  "[...new Intl.Segmenter('en', { granularity: 'sentence' }).segment('One. Two? Three')].map(({ segment, index }) => [segment, index])",
  "[...new Intl.Segmenter().segment('👨‍👩‍👧é🇩🇪🇫🇷a')].map(({ segment }) => segment)",
  "[...new Intl.Segmenter('en', { granularity: 'word' }).segment('word '.repeat(3000))].length",
  "(() => { const text = 'a👨‍👩‍👧'.repeat(2000); const all = new Intl.Segmenter().segment(text); return [15999, 9, 8000].map((at) => all.containing(at).index); })()",
  "(() => { const all = new Intl.Segmenter().segment('abc'); return [all.containing(-1), all.containing(1.9).index, all.containing('x').index, all.containing(3), all.containing().segment]; })()",
  "[new Intl.Segmenter().segment('a')[Symbol.iterator]().next(), Object.prototype.toString.call(new Intl.Segmenter().segment('a')[Symbol.iterator]()), new Intl.Segmenter().segment().containing(0).input]",
  "[...new Intl.Segmenter().segment('')]",
  "new Intl.ListFormat('en', { style: 'narrow', type: 'unit' }).formatToParts(new Set(['a', 'b']))",
  "[new Intl.ListFormat().format(), new Intl.ListFormat().format('abc'), new Intl.ListFormat().format([])]",
  "new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard', fallback: 'none' }).of('xx-YY')",
  "new Intl.RelativeTimeFormat('en').formatToParts(-12.5, 'hours')",
];

const localeObjects = [
  "new Intl.Locale('en-Latn-US-u-ca-buddhist-nu-thai-hc-h12-co-emoji-kf-upper-kn-fw-mon').toString()",
  "['language', 'script', 'region', 'baseName', 'calendar', 'caseFirst', 'collation', 'firstDayOfWeek', 'hourCycle', 'numeric', 'numberingSystem'].map((name) => new Intl.Locale('en-Latn-US-u-ca-buddhist-nu-thai-hc-h12-co-emoji-kf-upper-kn-fw-mon')[name] ?? 'none')",
  "['getCalendars', 'getCollations', 'getHourCycles', 'getNumberingSystems', 'getTimeZones', 'getTextInfo', 'getWeekInfo'].map((name) => new Intl.Locale('ar-EG')[name]())",
  "[new Intl.Locale('zh').maximize() + '', new Intl.Locale('zh-Hans-CN').minimize() + '', new Intl.Locale(new Intl.Locale('de-DE'), { region: 'AT', hourCycle: 'h12', numeric: true }).toString()]",
  "new Intl.NumberFormat(new Intl.Locale('de')).resolvedOptions().locale",
  "[Intl.getCanonicalLocales(['EN-us', 'en-US', 'de']), Intl.getCanonicalLocales(), Intl.getCanonicalLocales('zh-hans-cn')]",
  "['calendar', 'collation', 'currency', 'numberingSystem', 'timeZone', 'unit'].map((key) => Intl.supportedValuesOf(key))",
];

const failures = [
  "new Intl.NumberFormat('en', null)",
  "new Intl.NumberFormat('x_y')",
  'new Intl.NumberFormat(null)',
  'new Intl.NumberFormat([5])',
  'new Intl.NumberFormat([Symbol()])',
  "new Intl.NumberFormat('en', { style: 'currency' })",
  "new Intl.NumberFormat('en', { style: 'currency', currency: 'EURO' })",
  "new Intl.NumberFormat('en', { style: 'unit', unit: 'foo' })",
  "new Intl.NumberFormat('en', { style: 'foo' })",
  "new Intl.NumberFormat('en', { style: Symbol() })",
  "new Intl.NumberFormat('en', { maximumFractionDigits: 101 })",
  "new Intl.NumberFormat('en', { minimumFractionDigits: NaN })",
  "new Intl.NumberFormat('en', { maximumFractionDigits: 5n })",
  'new Intl.NumberFormat().format(Symbol())',
  'new Intl.NumberFormat().formatRange(1)',
  'new Intl.NumberFormat().formatRange(NaN, 1)',
  'Intl.NumberFormat.prototype.formatToParts.call({})',
  'Intl.NumberFormat.prototype.resolvedOptions.call(null)',
  'Intl.DateTimeFormat.prototype.formatToParts.call([])',
  'Intl.Collator.prototype.compare',
  'Intl.ListFormat.prototype.format.call(new Map())',
  'Intl.PluralRules.prototype.select.call(new Intl.NumberFormat(), 1)',
  "new Intl.DateTimeFormat('en', { timeZone: 'Foo/Bar' })",
  "new Intl.DateTimeFormat('en', { dateStyle: 'short', year: 'numeric' })",
  "new Date(0).toLocaleDateString('en', { timeStyle: 'short' })",
  'new Intl.DateTimeFormat().format(NaN)',
  'new Intl.DateTimeFormat().format(5n)',
  'new Intl.DateTimeFormat().formatRange(1)',
  'new Intl.ListFormat().format([1])',
  'new Intl.ListFormat().format([{}])',
  'new Intl.ListFormat().format(5)',
  'new Intl.ListFormat().format(null)',
  'new Intl.ListFormat().format({})',
  'new Intl.DisplayNames()',
  "new Intl.DisplayNames('en')",
  "new Intl.DisplayNames('en', { type: 'region' }).of('x')",
  "new Intl.RelativeTimeFormat().format(1, 'foo')",
  "new Intl.RelativeTimeFormat().format(Infinity, 'day')",
  'new Intl.PluralRules().select(5n)',
  'new Intl.Segmenter().segment(Symbol())',
  "new Intl.Segmenter('en', 5)",
  "Object.getPrototypeOf(new Intl.Segmenter().segment('a')).containing.call({})",
  'new Intl.Locale()',
  "new Intl.Locale('')",
  "new Intl.Locale('en', null)",
  "new Intl.Locale('en', { region: 'nowhere' })",
  'Intl.Locale.prototype.maximize.call({})',
  'Intl.Locale.prototype.language',
  "Intl.supportedValuesOf('foo')",
  'Intl.getCanonicalLocales([null])',
  "Intl.getCanonicalLocales('a_b')",
  "Intl.NumberFormat.supportedLocalesOf('de', { localeMatcher: 'foo' })",
  "Number.prototype.toLocaleString.call('x')",
  'BigInt.prototype.toLocaleString.call(1)',
  'Date.prototype.toLocaleString.call(1)',
  'String.prototype.localeCompare.call(null)',
  "'a'.localeCompare(Symbol())",
  "'a'.toLocaleUpperCase(null)",
  "'a'.toLocaleUpperCase('x_')",
  'Array.prototype.toLocaleString.call(null)',
  '[{ toLocaleString: 5 }].toLocaleString()',
  'Uint8Array.prototype.toLocaleString.call([])',
  "(5).toLocaleString('x_y')",
];

describe('languages do what they do in Node.js', async () => {
  const compared = await compareAll(
    [...acrossLocales, ...classes, ...numbers, ...dates, ...texts, ...localeObjects, ...failures],
    imports,
    { config: { timeout: 60 } },
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('locale and time zone are Lambda’s, and now is the virtual clock', async () => {
  const source = `export const handler = async () => [
    new Intl.DateTimeFormat().resolvedOptions().locale,
    new Intl.DateTimeFormat().resolvedOptions().timeZone,
    new Intl.NumberFormat('xx').resolvedOptions().locale,
    new Intl.DateTimeFormat().format(),
    new Date().toLocaleString(),
  ];`;
  expect(await answerOf(source)).toEqual(['en-US', 'UTC', 'en-US', '1/15/2026', '1/15/2026, 10:00:00 AM']);
});

it.each([
  ['comparing many marks', "'\\u0301\\u0316'.repeat(2e5).localeCompare('\\u0316\\u0301'.repeat(2e5))"],
  ['a huge number', "BigInt('1'.repeat(50_000)).toLocaleString().length"],
  ['a huge text', "'ß'.repeat(2e6).toLocaleUpperCase().length"],
  ['a long tag', "(() => { try { return new Intl.Locale('en-x-' + 'abcd-'.repeat(1e6)); } catch { return 1; } })()"],
])('%s takes no longer than a function may', async (_what, expression) => {
  const before = performance.now();
  await invoke(`export const handler = async () => { ${expression}; };`);
  expect(performance.now() - before).toBeLessThan(5_000);
});

it('what a service was made of can change afterwards', async () => {
  const source = `export const handler = async () => {
    const options = { maximumFractionDigits: 1 };
    const format = new Intl.NumberFormat('de', options);
    options.maximumFractionDigits = 3;
    return format.format(1.2345);
  };`;
  expect(await answerOf(source)).toBe('1,2');
});
