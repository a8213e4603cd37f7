import { expect, it } from 'vitest';
import { formatProblem } from './author-problem.ts';
import { examineLesson } from './parse-lesson.ts';
import { readProse } from './prose.ts';
import { typedQuotasIn } from './typed-quotas.ts';

const frontmatter = '---\ntitle: Numbers\ndescription: All about them.\nslug: lessons/numbers\n---\n';

function problemsOf(text: string): string {
  const { problems } = examineLesson(`${frontmatter}\n${text}\n`, '01-numbers');
  return `\n${problems.map(formatProblem).join('\n\n')}\n`;
}

it('names each quota that is typed into a lesson, and the facts that it may be', () => {
  expect(problemsOf('A function ends after 15 minutes.\n\n| what | limit |\n| --- | --- |\n| zip file | 50 MB |'))
    .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/index.mdx:7
        expected  figures of AWS from src/aws-facts
        found     15 minutes
        remedy    If it is maximumTimeout, write <Fact id="maximumTimeout" />. If it is another thing, write <Own why="…">15 minutes</Own>.

      content/lessons/01-numbers/index.mdx:11
        expected  figures of AWS from src/aws-facts
        found     50 MB
        remedy    If it is zippedPackage, write <Fact id="zippedPackage" />. If it is another thing, write <Own why="…">50 MB</Own>.
      "
    `);
});

it('takes quotas in any spelling', () => {
  const found = (text: string): string[] => typedQuotasIn(text).map((quota) => quota.found);
  expect(found('A 15-minute limit, 900 seconds or fifteen minutes; 10,240 MB or 10 GB.')).toEqual([
    '15-minute',
    '900 seconds',
    'fifteen minutes',
    '10,240 MB',
    '10 GB',
  ]);
  expect(found('There are 1000 concurrent executions, 1,000 concurrent ones, and 5 layers.')).toEqual([
    '1000 concurrent executions',
    '1,000 concurrent',
    '5 layers',
  ]);
});

it('takes numbers that are written as words', () => {
  const found = (text: string): string[] => typedQuotasIn(text).map((quota) => quota.found);
  expect(found('After two retries and ten seconds, five layers are left to nine hundred seconds.')).toEqual([
    'two retries',
    'ten seconds',
    'five layers',
    'nine hundred seconds',
  ]);
  expect(found('A thousand concurrent ones, two more attempts, six times the function timeout.')).toEqual([
    'A thousand concurrent',
    'two more attempts',
    'six times the function timeout',
  ]);
  expect(found('Lambda tries twice more, and twice as hard.')).toEqual(['twice more']);
});

it('takes a quota that goes over the end of a line, and names the line of its number', () => {
  expect(typedQuotasIn('It ends\nafter fifteen\n  minutes.')).toMatchObject([{ line: 2, found: 'fifteen minutes' }]);
  expect(typedQuotasIn('There are 15\n\nMinutes later')).toEqual([]);
});

it('leaves other numbers, other units and code alone', () => {
  expect(problemsOf('At 9:15 minutes count. After 7 s and 1,015 minutes, ten words of `15 minutes` are 2.15 MB.')).toBe(
    '\n\n',
  );
  expect(problemsOf('One message in a minute, one layer, 10 GB-seconds, often seconds, five more.')).toBe('\n\n');
});

it('lets a figure stand that only looks so, with a reason', () => {
  expect(problemsOf('This queue waits for <Own why="a setting of this queue">60 seconds</Own>.')).toBe('\n\n');
  expect(problemsOf('This queue waits for <Own why="">60 seconds</Own>.')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:7
      expected  a reason
      found     <Own why="">60 seconds</Own>
      remedy    Say why it is no figure of AWS: <Own why="…">60 seconds</Own>.
    "
  `);
  expect(readProse('It waits for {own:60 seconds|a setting of this queue}.')).toEqual({
    text: 'It waits for 60 seconds.',
    facts: [],
    problems: [],
  });
});

it('says how a fact and a figure of its own are written outside lessons', () => {
  expect(readProse('It waits for 60 seconds,\nand not for {own:29 s}.').problems).toMatchInlineSnapshot(`
    [
      {
        "expected": "figures of AWS from src/aws-facts",
        "found": "60 seconds",
        "line": 1,
        "remedy": "If it is asynchronousFirstWait, write {fact:asynchronousFirstWait}. If it is another thing, write {own:60 seconds|and why}.",
      },
      {
        "expected": "a reason",
        "found": "{own:29 s}",
        "line": 2,
        "remedy": "Say why it is no figure of AWS: {own:29 s|…}.",
      },
    ]
  `);
});
