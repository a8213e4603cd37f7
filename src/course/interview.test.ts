import { expect, it } from 'vitest';
import { formatProblem } from './author-problem.ts';
import { examineInterview } from './interview.ts';

const good = `topics:
  - title: Limits
    cards:
      - id: longest
        ask: How long may it take?
        answer: ['At most {fact:maximumTimeout in minutes}.', Then it ends.]
        points: [the limit, what happens then]
        lesson: 01-numbers
      - { id: costs, ask: What does it cost?, seconds: 60, answer: [Little.], points: [requests, time], lesson: 01-numbers }
`;

const problemsOf = (text: string): string =>
  `\n${examineInterview(text, ['01-numbers']).problems.map(formatProblem).join('\n\n')}\n`;

it('reads cards, with figures filled in and a minute and a half where no time is given', () => {
  const { interview, problems } = examineInterview(good, ['01-numbers']);
  expect(problems).toEqual([]);
  expect(interview.facts).toEqual(['maximumTimeout']);
  expect(interview.topics[0]?.cards).toMatchObject([
    { id: 'longest', seconds: 90, answer: ['At most 15 minutes.', 'Then it ends.'] },
    { id: 'costs', seconds: 60 },
  ]);
});

it('refuses a card that is there twice, by its id or by its question', () => {
  expect(problemsOf(good.replace('id: costs', 'id: longest'))).toMatchInlineSnapshot(`
    "
    content/interview.yaml:9  topics[0].cards[1].id
      expected  each id once
      found     "longest" twice
      remedy    Change one of the two, or take it out.
    "
  `);
  expect(problemsOf(good.replace('What does it cost?', 'How long may it take?'))).toMatchInlineSnapshot(`
    "
    content/interview.yaml:9  topics[0].cards[1].ask
      expected  each ask once
      found     "How long may it take?" twice
      remedy    Change one of the two, or take it out.
    "
  `);
});

it('refuses a card of a lesson that is not there, or of none', () => {
  expect(problemsOf(good.replace('time], lesson: 01-numbers', 'time], lesson: 99-none'))).toMatchInlineSnapshot(`
    "
    content/interview.yaml:9  topics[0].cards[1].lesson
      expected  one of 01-numbers
      found     "99-none"
      remedy    Correct the name.
    "
  `);
  expect(problemsOf(good.replace('time], lesson: 01-numbers', 'time]'))).toMatchInlineSnapshot(`
    "
    content/interview.yaml:9  topics[0].cards[1].lesson
      expected  text
      found     nothing
      remedy    Add lesson. The folder of the lesson to read again.
    "
  `);
});

it('refuses a figure of AWS that is typed, and an answer that nobody would listen to', () => {
  expect(problemsOf(good.replace('Little.', 'Up to 15 minutes.'))).toMatchInlineSnapshot(`
    "
    content/interview.yaml:9  topics[0].cards[1].answer[0]
      expected  figures of AWS from src/aws-facts
      found     15 minutes
      remedy    If it is maximumTimeout, write {fact:maximumTimeout}. If it is another thing, write {own:15 minutes|and why}.
    "
  `);
  expect(problemsOf(good.replace('Little.', 'word '.repeat(230)))).toMatchInlineSnapshot(`
    "
    content/interview.yaml:9  topics[0].cards[1].answer
      expected  at most 1100 characters, which is what can be said in a minute and a half
      found     1149
      remedy    Leave the rest to the lesson.
    "
  `);
});

it('refuses a card with a single point', () => {
  expect(problemsOf(good.replace('[requests, time]', '[requests]'))).toMatchInlineSnapshot(`
    "
    content/interview.yaml:9  topics[0].cards[1].points
      expected  at least 2 entries
      found     a list of 1
      remedy    Correct points. What a good answer names: two to six, a few words each.
    "
  `);
});
