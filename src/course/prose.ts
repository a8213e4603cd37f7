import { nearestWord } from '#kernel';
import { allFacts, convertFact, type Fact, type FactName, formatFact, isFactName, unitsFor } from '#aws-facts';
import type { AuthorProblem } from './author-problem.ts';
import { blankCode, typedPricesIn } from './typed-prices.ts';
import { quotaProblem, typedQuotasIn } from './typed-quotas.ts';

/** What is wrong in a text, and in which of its lines. */
interface ProseProblem extends Pick<AuthorProblem, 'expected' | 'found' | 'remedy'> {
  readonly line: number;
}

/** A text that learners read, as it is shown. */
export interface Prose {
  readonly text: string;
  /** Names of the facts in it. */
  readonly facts: readonly FactName[];
  readonly problems: readonly ProseProblem[];
}

/**
 * Reads a text outside MDX: `{fact:maximumTimeout}` and `{fact:maximumTimeout in minutes}` become figures of AWS, and
 * `{amount:$12}` an amount of dollars that is no price of AWS. `{own:60 s|the queue of this exercise}` is a figure that only looks
 * like one of AWS, and why. Any other is a problem.
 */
export function readProse(written: string): Prose {
  const facts: FactName[] = [];
  const problems: ProseProblem[] = [];
  const withoutMarks = written.replace(/\{(?:fact|amount|own):[^{}]*\}/g, ' ');
  problems.push(...typedPricesIn(withoutMarks).map(({ found, line }) => ({ line, ...typedPrice(found) })));
  for (const quota of typedQuotasIn(blankCode(withoutMarks))) {
    const written = quotaProblem(
      quota,
      (name) => `{fact:${name}}`,
      (text) => `{own:${text}|and why}`,
    );
    problems.push({ line: quota.line, ...written });
  }
  const text = written
    .replace(
      /\{fact:\s*([^\s{}]*)(?:\s+in\s+([^\s{}]+))?\s*\}/g,
      (found, name: string, unit: string | undefined, offset: number) => {
        const shown = showFact(name, unit);
        if ('expected' in shown) {
          problems.push({ line: written.slice(0, offset).split('\n').length, found, ...shown });
          return found;
        }
        facts.push(shown.name);
        return shown.text;
      },
    )
    .replace(/\{amount:([^{}]*)\}/g, '$1')
    .replace(/\{own:([^{}|]*)(?:\|([^{}]*))?\}/g, (found, figure: string, why: string | undefined, offset: number) => {
      if (!/\S/.test(why ?? '')) {
        const line = written.slice(0, offset).split('\n').length;
        problems.push({
          line,
          found,
          expected: 'a reason',
          remedy: `Say why it is no figure of AWS: {own:${figure}|…}.`,
        });
      }
      return figure.trim();
    });
  return { text, facts, problems };
}

/** A fact as prose has it, or what is wrong with how it was asked for. */
export function showFact(
  name: string,
  unit: string | undefined,
): { readonly name: FactName; readonly text: string } | Pick<ProseProblem, 'expected' | 'remedy'> {
  if (!isFactName(name)) {
    const near = nearestWord(name, Object.keys(allFacts));
    const remedy = near === undefined ? 'Add it with its source and the month.' : `Did you mean "${near}"?`;
    return { expected: 'the name of a fact in src/aws-facts', remedy };
  }
  const fact: Fact = allFacts[name];
  const shown = unit === undefined ? fact : convertFact(fact, unit);
  if (shown !== undefined) return { name, text: formatFact(shown) };
  return { expected: `one of ${unitsFor(fact).join(', ')}`, remedy: 'Correct the unit, or leave it out.' };
}

function typedPrice(found: string): Omit<ProseProblem, 'line'> {
  return {
    expected: 'prices of AWS from src/aws-facts, as {fact:…}',
    found,
    remedy: `Use the fact, or add one. An amount that is no price of AWS is written {amount:${found}}.`,
  };
}
