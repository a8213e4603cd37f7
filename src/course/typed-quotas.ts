import { allFacts, convertFact, type Fact, type FactName, unitsFor } from '#aws-facts';
import { numberWords, readNumberWords } from './number-words.ts';

/** A figure that is typed, and the facts that it may be. */
export interface TypedQuota {
  readonly line: number;
  readonly found: string;
  readonly facts: readonly FactName[];
}

/** What to do about a figure that is typed. `fact` and `own` are how the text writes a fact and its own figure. */
export function quotaProblem(
  { found, facts }: TypedQuota,
  fact: (name: FactName) => string,
  own: (text: string) => string,
): { readonly expected: string; readonly found: string; readonly remedy: string } {
  const [first] = facts;
  return {
    expected: 'figures of AWS from src/aws-facts',
    found,
    remedy: `If it is ${facts.join(' or ')}, write ${first === undefined ? 'the fact' : fact(first)}. If it is another thing, write ${own(found)}.`,
  };
}

/** How units are written in prose, beside how facts write them. */
const spellings: Readonly<Record<string, string>> = {
  ms: 'ms|milliseconds?',
  s: 's|secs?|seconds?',
  minutes: 'min|minutes?',
  hours: 'h|hours?',
  days: 'days?',
  bytes: 'bytes?',
  KB: 'KB|KiB',
  MB: 'MB|MiB',
  GB: 'GB|GiB',
  'concurrent executions': 'concurrent(?: executions?| invocations?)?',
  attempts: '(?:more |further )?(?:attempts?|retries|tries)|more times',
  vCPUs: 'vCPUs?',
  batches: 'batch(?:es)?',
  'times the function timeout': "times (?:(?:the|its|your) )?(?:function |function’s |function's )?time-?out",
};

/** Each figure of a fact, in each unit in which it is a plain number. */
const figures: readonly { readonly name: FactName; readonly value: number; readonly unit: string }[] = (
  Object.entries(allFacts) as [FactName, Fact][]
).flatMap(([name, fact]) =>
  fact.unit.startsWith('USD')
    ? []
    : unitsFor(fact).flatMap((unit) => {
        const value = convertFact(fact, unit)?.value ?? fact.value;
        // Beyond that, nobody would write it so.
        return value >= 0.5 && Number.isInteger(value * 2) ? [{ name, value, unit }] : [];
      }),
);

/** What stands between a number and its unit, or between two words of a unit. Lines may end there. */
const gap = '(?:[ -]|[ \\t]*\\n[ \\t]*)';

/** A number, and the words behind it, which may begin with a unit. "One" and "a" are in every second sentence, and seldom a quota. */
const figure = new RegExp(
  `(?<![\\d.,:/%\\w-])(?:(\\d+(?:,\\d{3})*(?:\\.\\d+)?)|(?!one${gap}(?!hundred|thousand|million))(${numberWords}))` +
    `${gap}?(?=([A-Za-z]+(?:${gap}[A-Za-z]+){0,3}))`,
  'gi',
);

/** How texts say in two words that Lambda repeats an asynchronous invocation. */
const triesAgain = new RegExp(`\\btwice${gap}(?:more|again)\\b`, 'gi');

/** Finds quotas and other figures of AWS that are typed into prose. Code is to be blanked before, and so is what is marked. */
export function typedQuotasIn(prose: string): readonly TypedQuota[] {
  const lineOf = (index: number): number => prose.slice(0, index).split('\n').length;
  const numbers = [...prose.matchAll(figure)].flatMap(
    ({ 0: found, 1: digits, 2: words = '', 3: behind = '', index }) => {
      const value = digits === undefined ? readNumberWords(words) : Number(digits.replaceAll(',', ''));
      const unitOf = (unit: string): string | undefined => unitIn(onOneLine(behind), unit);
      const meant = figures.filter((each) => each.value === value && unitOf(each.unit) !== undefined);
      const [first] = meant;
      if (first === undefined) return [];
      const facts = [...new Set(meant.map(({ name }) => name))];
      return [{ line: lineOf(index), found: `${onOneLine(found)}${unitOf(first.unit) ?? ''}`, facts }];
    },
  );
  const retries = [...prose.matchAll(triesAgain)].map(({ 0: found, index }) => {
    return { line: lineOf(index), found: onOneLine(found), facts: ['asynchronousRetries'] as const };
  });
  return [...numbers, ...retries].sort((one, other) => one.line - other.line);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The unit as it is written at the beginning of these words. */
function unitIn(words: string, unit: string): string | undefined {
  return new RegExp(`^(?:${spellings[unit] ?? unit})(?![A-Za-z]|-second)`).exec(words)?.[0];
}
