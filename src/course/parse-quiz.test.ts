import { describe, expect, it } from 'vitest';
import { formatProblem } from './author-problem.ts';
import { examineQuiz } from './parse-quiz.ts';
import type { Quiz } from './quiz.ts';

const good = `questions:
  - kind: single
    ask: How long may an invocation take?
    options:
      - { text: '{fact:maximumTimeout}', correct: true, why: This is the quota. }
      - { text: A day, why: 'That would be more than {fact:maximumTimeout in minutes}.' }
  - kind: multiple
    ask: What is in the \`event\`?
    options:
      - { text: the path, correct: true, why: An HTTP API puts it there. }
      - { text: the headers, correct: true, why: They are there too. }
      - { text: 'your income of {amount:$12}', why: Nobody knows. }
  - kind: line
    ask: Which line throws?
    code: |
      const name = event.name;

      const first = name[0];
    answer: 3
    why: Nothing has no first letter.
    wrong: { 1: This only reads. }
    otherwise: Not here.
  - kind: order
    ask: Put the phases in order.
    items: [INIT, INVOKE, SHUTDOWN]
    why: So it goes.
`;

function parse(text = good): Quiz {
  const { quiz, problems } = examineQuiz(text, '01-numbers');
  if (quiz === undefined || problems.length > 0) throw new Error(problems.map(formatProblem).join('\n\n'));
  return quiz;
}

/** The problems of the good quiz with one text replaced. */
function problemsWith(from: string, to: string): string {
  if (good.split(from).length !== 2) throw new Error(`'${from}' is not in the quiz exactly once.`);
  return `\n${examineQuiz(good.replace(from, to), '01-numbers').problems.map(formatProblem).join('\n\n')}\n`;
}

it('fills figures of AWS into the texts, and says which they were', () => {
  const { quiz, facts } = examineQuiz(good, '01-numbers');
  const [first, second] = quiz?.questions ?? [];
  expect(first?.kind === 'single' && first.options.map(({ text, why }) => [text, why])).toEqual([
    ['900 s', 'This is the quota.'],
    ['A day', 'That would be more than 15 minutes.'],
  ]);
  expect(second?.kind === 'multiple' && second.options[2]?.text).toBe('your income of $12');
  expect(facts).toEqual(['maximumTimeout', 'maximumTimeout']);
});

it('takes an option for wrong that does not say that it is right', () => {
  const [first] = parse().questions;
  expect(first?.kind === 'single' && first.options.map(({ correct }) => correct)).toEqual([true, false]);
});

it('splits code into its lines, blank ones too', () => {
  const line = parse().questions[2];
  expect(line?.kind === 'line' && line.lines).toEqual(['const name = event.name;', '', 'const first = name[0];']);
});

it('shuffles an order, the same way each time', () => {
  const shown = (quiz: Quiz): unknown => quiz.questions.flatMap((each) => (each.kind === 'order' ? [each.shown] : []));
  const order = parse().questions[3];
  expect(order?.kind === 'order' && order.shown.toSorted()).toEqual([0, 1, 2]);
  expect(shown(parse())).toEqual(shown(parse()));
});

it.each(Array.from({ length: 30 }, (_, index) => index))('never shows the right order as it is (%i)', (index) => {
  const quiz = parse(good.replace('the phases in order', `the phases in order ${index}`));
  const order = quiz.questions[3];
  expect(order?.kind === 'order' && order.shown).not.toEqual([0, 1, 2]);
});

it('gives a question another id when anything in it changes', () => {
  const idsOf = (quiz: Quiz): string[] => quiz.questions.map(({ id }) => id);
  const before = idsOf(parse());
  const after = idsOf(parse(good.replace('This is the quota.', 'That is the quota.')));
  expect(after[0]).not.toBe(before[0]);
  expect(after.slice(1)).toEqual(before.slice(1));
});

describe('refuses', () => {
  it('a single question with two right options', () => {
    expect(problemsWith('{ text: A day,', '{ text: A day, correct: true,')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:5  questions[0].options
        expected  exactly one option with correct: true
        found     2 of them
        remedy    Leave one, or make the question "kind: multiple".
      "
    `);
  });

  it('a question without a right option', () => {
    expect(problemsWith("maximumTimeout}', correct: true,", "maximumTimeout}',")).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:5  questions[0].options
        expected  exactly one option with correct: true
        found     none
        remedy    Mark the right option.
      "
    `);
  });

  it('an option without a why', () => {
    expect(problemsWith(', why: They are there too.', '')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:11  questions[1].options[1].why
        expected  text
        found     nothing
        remedy    Add why. Why it is right or wrong, in a sentence.
      "
    `);
  });

  it('an answer that is no line with something on it, and a reason for the right line to be wrong', () => {
    expect(problemsWith('answer: 3', 'answer: 2')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:19  questions[2].answer
        expected  the number of a line with something on it, 1 to 3
        found     2
        remedy    Correct the number.
      "
    `);
    expect(problemsWith('{ 1: This only reads. }', '{ 3: This only reads. }')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:21  questions[2].wrong.3
        expected  the number of a line with something on it, 1 to 3
        found     3, which is the answer
        remedy    Correct the number.
      "
    `);
  });

  it('items that nobody can tell apart', () => {
    expect(problemsWith('[INIT, INVOKE, SHUTDOWN]', '[INIT, INVOKE, INIT]')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:25  questions[3].items[2]
        expected  different items
        found     "INIT" twice
        remedy    Nobody could tell the two apart: change one of them.
      "
    `);
  });

  it('a price that is typed, a fact that is not there, and a unit of another kind', () => {
    expect(problemsWith('{amount:$12}', '$12')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:12  questions[1].options[2].text
        expected  prices of AWS from src/aws-facts, as {fact:…}
        found     $12
        remedy    Use the fact, or add one. An amount that is no price of AWS is written {amount:$12}.
      "
    `);
    expect(problemsWith("'{fact:maximumTimeout}'", "'{fact:maximalTimeout}'")).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:5  questions[0].options[0].text
        expected  the name of a fact in src/aws-facts
        found     {fact:maximalTimeout}
        remedy    Did you mean "maximumTimeout"?
      "
    `);
    expect(problemsWith('{fact:maximumTimeout in minutes}', '{fact:maximumTimeout in MB}')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:6  questions[0].options[1].why
        expected  one of ms, s, seconds, minutes, hours, days
        found     {fact:maximumTimeout in MB}
        remedy    Correct the unit, or leave it out.
      "
    `);
  });

  it('a kind of question that there is not', () => {
    expect(problemsWith('kind: order', 'kind: sort')).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:23  questions[3].kind
        expected  one of single, multiple, line, order
        found     "sort"
        remedy    Correct kind.
      "
    `);
  });

  it('fewer than three questions', () => {
    const [, first = '', second = ''] = good.split(/^(?= {2}- kind)/m);
    const text = `questions:\n${first}${second}`;
    expect(`\n${examineQuiz(text, '01-numbers').problems.map(formatProblem).join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/quiz.yaml:2  questions
        expected  at least 3 entries
        found     a list of 2
        remedy    Correct questions. Three to six questions.
      "
    `);
  });
});

it('refuses a line that may be chosen and has no why', () => {
  expect(problemsWith('    otherwise: Not here.\n', '')).toBe('\n\n');
  expect(problemsWith('    wrong: { 1: This only reads. }\n    otherwise: Not here.\n', '')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/quiz.yaml:15  questions[2].code
      expected  a why for every line that may be chosen
      found     none for line 1
      remedy    Say in wrong or in otherwise why it is not the answer.
    "
  `);
});
