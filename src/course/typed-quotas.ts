import { allFacts, convertFact, type Fact, type FactName, unitsFor } from '#aws-facts';

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
};

/** Numbers that are written as words, from eleven. Smaller ones are in every second sentence, and seldom a quota. */
const numberWords = ['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen'];

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

/** A number, and the words behind it, which may begin with a unit. */
const figure = new RegExp(
  `(?<![\\d.,:/%\\w-])(\\d+(?:,\\d{3})*(?:\\.\\d+)?|${numberWords.join('|')})[ -]?(?=([A-Za-z]+(?: [a-z]+){0,3}))`,
  'gi',
);

/** Finds quotas and other figures of AWS that are typed into prose. Code is to be blanked before, and so is what is marked. */
export function typedQuotasIn(prose: string): readonly TypedQuota[] {
  return prose.split('\n').flatMap((text, index) =>
    [...text.matchAll(figure)].flatMap(([found, digits = '', words = '']): TypedQuota[] => {
      const word = numberWords.indexOf(digits.toLowerCase());
      const value = word === -1 ? Number(digits.replaceAll(',', '')) : word + 11;
      const meant = figures.filter((each) => each.value === value && unitIn(words, each.unit) !== undefined);
      const [first] = meant;
      if (first === undefined) return [];
      const facts = [...new Set(meant.map(({ name }) => name))];
      return [{ line: index + 1, found: `${found}${unitIn(words, first.unit) ?? ''}`, facts }];
    }),
  );
}

/** The unit as it is written at the beginning of these words. */
function unitIn(words: string, unit: string): string | undefined {
  return new RegExp(`^(?:${spellings[unit] ?? unit})(?![A-Za-z])`).exec(words)?.[0];
}
