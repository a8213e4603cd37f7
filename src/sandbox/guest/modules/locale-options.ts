const words = (text: string): readonly string[] => text.split(' ');

const number = words(
  'localeMatcher numberingSystem style currency currencyDisplay currencySign unit unitDisplay notation ' +
    'minimumIntegerDigits minimumFractionDigits maximumFractionDigits minimumSignificantDigits ' +
    'maximumSignificantDigits roundingIncrement roundingMode roundingPriority trailingZeroDisplay compactDisplay ' +
    'useGrouping signDisplay',
);
/** Each has a style, and how it is shown. */
const durationUnits = words('years months weeks days hours minutes seconds milliseconds microseconds nanoseconds');

/** The options that each service reads, in its order. */
export const optionNames = {
  Collator: words('usage localeMatcher collation numeric caseFirst sensitivity ignorePunctuation'),
  DateTimeFormat: words(
    'localeMatcher calendar numberingSystem hour12 hourCycle timeZone weekday era year month day dayPeriod hour minute ' +
      'second fractionalSecondDigits timeZoneName formatMatcher dateStyle timeStyle',
  ),
  DisplayNames: words('localeMatcher style type fallback languageDisplay'),
  DurationFormat: [
    ...words('localeMatcher numberingSystem style'),
    ...durationUnits.flatMap((unit) => [unit, `${unit}Display`]),
    'fractionalDigits',
  ],
  ListFormat: words('localeMatcher type style'),
  Locale: words(
    'language script region variants calendar collation firstDayOfWeek hourCycle caseFirst numeric numberingSystem',
  ),
  NumberFormat: number,
  PluralRules: ['type', ...number],
  RelativeTimeFormat: words('localeMatcher numberingSystem numeric style'),
  Segmenter: words('localeMatcher granularity'),
} as const;

export type ServiceName = Exclude<keyof typeof optionNames, 'Locale'>;

export { durationUnits };
