import { expect, it } from 'vitest';
import { averageWords, examineLessonTexts, formatProblem } from '../index.ts';

const good = `---
title: Numbers
description: All about them.
slug: lessons/numbers
---

After this lesson you can:

- count;
- stop counting.

A shop counts its orders in a variable. On the first day that works well. On the second day there are two environments, and each
of them counts for itself. Nobody knows how many orders there are, and the owner is not amused.

<Exercise id="count" />

## How to count

Look at [counting](#how-to-count), or at [words](../words/).

## Check yourself

<Quiz />

## What to remember

<Remember>

- One comes first.
- Two comes next.
- Then it goes on.

</Remember>

## Sources

<Sources>

- The Book of Numbers: [one and two](https://numbers.example.com/), as of November 2026.

</Sources>
`;

const words = good.replaceAll('umbers', 'ords').replace('(../words/)', '(../numbers/#how-to-count)');

function filesWith(from: string, to: string): Record<string, string> {
  if (good.split(from).length !== 2) throw new Error(`'${from}' is not in the lesson exactly once.`);
  return { 'lessons/01-numbers/index.mdx': good.replace(from, () => to), 'lessons/02-words/index.mdx': words };
}

/** The problems of the good lesson with one text replaced. */
function problemsWith(from: string, to: string, more: Readonly<Record<string, string>> = {}): string {
  const lessons = examineLessonTexts({ ...filesWith(from, to), ...more });
  return `\n${lessons
    .flatMap(({ problems }) => problems)
    .map(formatProblem)
    .join('\n\n')}\n`;
}

it('finds nothing wrong with a lesson that has its parts', () => {
  expect(problemsWith('title: Numbers', 'title: Numbers')).toBe('\n\n');
});

it('wants to know first what the reader can do afterwards', () => {
  expect(problemsWith('After this lesson you can:', 'This lesson is about numbers.')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:7
      expected  "After this lesson you can" and a list of two things or more
      found     "This lesson is about numbers."
      remedy    Begin with what the reader can do afterwards.
    "
  `);
});

it('wants a problem before the first code', () => {
  expect(problemsWith('\nA shop counts', '\nA shop.\n\n<Exercise id="soon" />\n\nIt counts')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:14
      expected  a problem first: 30 words or more in front of the first code or exercise
      found     2 words
      remedy    Tell what goes wrong, or costs too much, without what this lesson teaches.
    "
  `);
});

it('wants something to run on the first screen', () => {
  expect(problemsWith('<Exercise id="count" />', 'One, two, three. '.repeat(100))).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx
      expected  one of <Exercise>, <Handlers>, <IdleCost>, <CostExplorer>, <PowerTuning>, <ConcurrencySpike> within the first 300 words
      found     none
      remedy    Let the reader run something before the text explains it.
    "
  `);
  expect(problemsWith('<Exercise id="count" />', `${'One, two, three. '.repeat(100)}\n\n<Exercise id="count" />`))
    .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/index.mdx:17
        expected  one of <Exercise>, <Handlers>, <IdleCost>, <CostExplorer>, <PowerTuning>, <ConcurrencySpike> within the first 300 words
        found     the first one behind 351 words
        remedy    Let the reader run something before the text explains it.
      "
    `);
});

it('takes a handler for something to run, unless it is a fragment', () => {
  const handler = (marks: string): string => `<Handlers>\n\n\`\`\`js ${marks}\nlet a;\n\`\`\`\n\n</Handlers>`;
  expect(problemsWith('<Exercise id="count" />', handler('title="index.mjs"'))).toBe('\n\n');
  expect(problemsWith('<Exercise id="count" />', handler('fragment="It needs a shop."'))).toContain('found     none');
});

it('wants a quiz, points to remember and dated sources', () => {
  expect(problemsWith('<Quiz />', 'Well done.')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx
      expected  <Quiz />
      found     a lesson without a quiz
      remedy    Write three to six questions in quiz.yaml, and put <Quiz /> under "Check yourself".
    "
  `);
  expect(problemsWith('- Then it goes on.\n', '')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:25
      expected  <Remember> around a list of 3 points or more
      found     2 points
      remedy    Put the list into <Remember>, with a blank line behind the opening tag and before the closing one.
    "
  `);
  expect(problemsWith('## What to remember', '## What to forget')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx
      expected  a section "## What to remember"
      found     none
      remedy    Say in a few points what the lesson comes to.
    "
  `);
  expect(problemsWith(', as of November 2026.', '.')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:39
      expected  a source with the month, such as "as of November 2026"
      found     "The Book of Numbers: one and two."
      remedy    Add it, or begin the section with "All as of November 2026."
    "
  `);
  expect(problemsWith('## Sources\n\n<Sources>', '## Sources\n\n<Sources>\n\nAll as of November 2026.')).toBe('\n\n');
});

it('counts words in sentences, and neither code nor tables nor sources', () => {
  const [lesson] = examineLessonTexts(
    filesWith('<Exercise id="count" />', '| a | b |\n| - | - |\n| c. | d. |\n\n```text\ne. f.\n```'),
  );
  const [same] = examineLessonTexts(filesWith('title: Numbers', 'title: Numbers'));
  expect(lesson?.ease).toEqual(same?.ease);
  const [one] = examineLessonTexts(
    filesWith(
      'Look at [counting](#how-to-count), or at [words](../words/).',
      'Code `a.b. c` and <Fact id="initPhase" /> are words.',
    ),
  );
  const [none] = examineLessonTexts(filesWith('Look at [counting](#how-to-count), or at [words](../words/).', ''));
  expect((one?.ease.words ?? 0) - (none?.ease.words ?? 0)).toBe(6);
  expect((one?.ease.sentences ?? 0) - (none?.ease.sentences ?? 0)).toBe(1);
});

it('wants short sentences', () => {
  const long = `Count ${'and count '.repeat(120)}.`;
  const problems = problemsWith('Look at [counting]', `${long} Look at [counting]`);
  expect(problems).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx
      expected  sentences of fewer than 20 words on average
      found     25.7 words; the longest has 241: "Count and count and count and count and count and count and count and count and…"
      remedy    Split the longest ones.
    "
  `);
  const [lesson] = examineLessonTexts(filesWith('Look at [counting]', `${long} Look at [counting]`));
  expect(lesson && averageWords(lesson.ease)).toBeGreaterThanOrEqual(20);
});

it('wants tabs around two languages', () => {
  const two = '```js\nlet a;\n```\n\n```python\na = None\n```';
  expect(problemsWith('<Exercise id="count" />', `<Exercise id="count" />\n\n${two}`)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:21
      expected  <Handlers> around the same handler in two languages
      found     a block of Python right behind one of JavaScript
      remedy    Put <Handlers> around the two, with a blank line behind the opening tag and before the closing one.
    "
  `);
  expect(problemsWith('<Exercise id="count" />', `<Handlers>\n\n${two}\n\n</Handlers>`)).toBe('\n\n');
});

it('follows links within the site', () => {
  expect(problemsWith('(../words/)', '(../wrods/)')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:19
      expected  a page of the site
      found     ../wrods/
      remedy    Did you mean /lessons/words/?
    "
  `);
  expect(problemsWith('(#how-to-count)', '(#how-to-cuont)')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:19
      expected  a heading of /lessons/numbers/
      found     #how-to-cuont
      remedy    Did you mean #how-to-count?
    "
  `);
  expect(problemsWith('(../words/)', '(/lessons/words/)')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:19
      expected  a link that also holds where the site is not at the root of its host
      found     /lessons/words/
      remedy    Begin it with ../ such as ../your-first-handler/.
    "
  `);
  expect(problemsWith('(../words/)', '(../words)')).toContain('Did you mean /lessons/words/?');
  expect(problemsWith('(../words/)', '(../../glossary/#event)', { 'glossary.yaml': 'terms: [{ id: event }]' })).toBe(
    '\n\n',
  );
});

it('follows the links of instructions, hints and quizzes', () => {
  const folder = 'lessons/01-numbers/exercises/count/';
  const more = {
    [`${folder}instructions.md`]: 'First see\n[there](../nowhere/).\n',
    [`${folder}exercise.yaml`]: 'tasks:\n  - hints:\n      - See [there](../nowhere/).\n',
    'lessons/01-numbers/quiz.yaml': 'questions:\n  - ask: See [there](../nowhere/)?\n',
  };
  expect(problemsWith('title: Numbers', 'title: Numbers', more).match(/content\S+/g)).toEqual([
    'content/lessons/01-numbers/exercises/count/instructions.md:2',
    'content/lessons/01-numbers/exercises/count/exercise.yaml:3',
    'content/lessons/01-numbers/quiz.yaml:2',
  ]);
});

it('wants a language for each block, and marks that exist', () => {
  const at = '<Exercise id="count" />';
  expect(problemsWith(at, `${at}\n\n\`\`\`\nlog\n\`\`\``)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:17
      expected  a block of js, ts, python, sh, json, yaml, http, text
      found     a block without a language
      remedy    Write the language behind the three backticks. What is no code, such as a log, is text.
    "
  `);
  expect(problemsWith(at, `${at}\n\n\`\`\`js trail="one"\nlet a;\n\`\`\``)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:17
      expected  a mark: title, trial, wrong, fragment, shows
      found     trail="one"
      remedy    Did you mean "trial"?
    "
  `);
  expect(problemsWith(at, `${at}\n\n\`\`\`js fragment\nlet a;\n\`\`\``)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:17
      expected  fragment="…"
      found     fragment without a text
      remedy    Say why it cannot be run.
    "
  `);
});

it('says where a lesson is no MDX', () => {
  const problems = problemsWith('<Exercise id="count" />', '<Exercise id="count">');
  expect(problems).toContain('content/lessons/01-numbers/index.mdx:');
  expect(problems).toContain('expected  MDX');
});

it('refuses trials that cannot be read', () => {
  const trials = 'trials:\n  - { id: one, invoke: {}, request: {} }\n  - { id: two }\n  - { id: one, invoke: {} }\n';
  expect(problemsWith('title: Numbers', 'title: Numbers', { 'lessons/01-numbers/blocks.yaml': trials }))
    .toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/blocks.yaml:2  trials[0]
      expected  one of request, invoke or steps
      found     none of them, or more than one
      remedy    Say once what happens to the function: a request for HTTP, invoke for a bare event, steps for several.

    content/lessons/01-numbers/blocks.yaml:3  trials[1]
      expected  one of request, invoke or steps
      found     none of them, or more than one
      remedy    Say once what happens to the function: a request for HTTP, invoke for a bare event, steps for several.

    content/lessons/01-numbers/blocks.yaml:4  trials[2].id
      expected  each id once
      found     "one" twice
      remedy    Rename one of the two.
    "
  `);
  expect(
    problemsWith('title: Numbers', 'title: Numbers', {
      'lessons/01-numbers/blocks.yaml': 'trials: [{ id: one, evnet: {} }]',
    }),
  ).toContain('"evnet"');
});
