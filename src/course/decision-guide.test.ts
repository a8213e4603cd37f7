import { expect, it } from 'vitest';
import { formatProblem } from './author-problem.ts';
import { examineGuide } from './decision-guide.ts';

const good = `questions:
  - id: duration
    ask: How long does it take?
    answers:
      - id: short
        text: Less than {fact:maximumTimeout in minutes}.
        reasons:
          - { speaksFor: [lambda], weight: 2, because: Short work suits it., lesson: 01-numbers }
      - id: long
        text: Longer.
        reasons:
          - { rulesOut: [lambda], because: 'It ends after {fact:maximumTimeout in minutes}.' }
          - { speaksFor: [servers], weight: 1, because: A server goes on., lesson: 01-numbers }
`;

const problemsOf = (text: string): string =>
  `\n${examineGuide(text, ['01-numbers']).problems.map(formatProblem).join('\n\n')}\n`;

it('reads questions, with figures filled in and a name for each reason', () => {
  const { guide, problems } = examineGuide(good, ['01-numbers']);
  expect(problems).toEqual([]);
  expect(guide.facts).toEqual(['maximumTimeout', 'maximumTimeout']);
  expect(guide.questions).toMatchObject([
    {
      id: 'duration',
      answers: [
        {
          text: 'Less than 15 minutes.',
          reasons: [
            { id: 'duration.short.0', kind: 'speaks-for', places: ['lambda'], weight: 2, lesson: '01-numbers' },
          ],
        },
        {
          reasons: [
            { id: 'duration.long.0', kind: 'rules-out', places: ['lambda'], because: 'It ends after 15 minutes.' },
            { id: 'duration.long.1', kind: 'speaks-for', places: ['servers'], weight: 1 },
          ],
        },
      ],
    },
  ]);
});

it('refuses a reason that rests on nothing, and one of a lesson that is not there', () => {
  expect(problemsOf(good.replace('because: Short work suits it., lesson: 01-numbers', 'because: Short work suits it.')))
    .toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml:8  questions[0].answers[0].reasons[0]
      expected  a lesson, or a fact in the text
      found     neither
      remedy    Name the lesson that explains it, or show the figure that it rests on as {fact:…}.
    "
  `);
  expect(problemsOf(good.replace('goes on., lesson: 01-numbers', 'goes on., lesson: 99-none'))).toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml:13  questions[0].answers[1].reasons[1].lesson
      expected  one of 01-numbers
      found     "99-none"
      remedy    Correct the name.
    "
  `);
});

it('refuses a reason that neither speaks for something nor rules it out', () => {
  expect(problemsOf(good.replace('speaksFor: [lambda], weight: 2, ', ''))).toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml:8  questions[0].answers[0].reasons[0]
      expected  speaksFor (with a weight) or rulesOut, because, and a lesson where the text has no fact
      found     keys and values
      remedy    Correct this entry.
    "
  `);
});

it('refuses a place that an answer both speaks for and rules out', () => {
  expect(problemsOf(good.replace('speaksFor: [servers]', 'speaksFor: [servers, lambda]'))).toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml:9  questions[0].answers[1]
      expected  no place both ruled out and spoken for
      found     lambda
      remedy    What is impossible has nothing that speaks for it: take one of the two out.
    "
  `);
});

it('refuses answers that leave no place, or that nothing speaks for', () => {
  expect(
    problemsOf(
      good
        .replace('rulesOut: [lambda]', 'rulesOut: [lambda, containers, servers]')
        .replace(/ {10}- \{ speaksFor: \[servers.*\n/, ''),
    ),
  ).toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml
      expected  a recommendation with a reason, however the questions are answered
      found     every place ruled out: duration=long
      remedy    Let these answers leave a place, and let one of them speak for it.
    "
  `);
  expect(problemsOf(good.replace(/ {10}- \{ speaksFor: \[servers.*\n/, ''))).toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml
      expected  a recommendation with a reason, however the questions are answered
      found     nothing that speaks for any: duration=long
      remedy    Let these answers leave a place, and let one of them speak for it.
    "
  `);
});

it('refuses an id that is there twice, and a figure of AWS that is typed', () => {
  expect(problemsOf(good.replace('id: long', 'id: short'))).toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml:9  questions[0].answers[1].id
      expected  each id once
      found     "short" twice
      remedy    Rename one of the two, or take it out.
    "
  `);
  expect(problemsOf(good.replace('text: Longer.', 'text: Longer than 15 minutes.'))).toMatchInlineSnapshot(`
    "
    content/decision-guide.yaml:10  questions[0].answers[1].text
      expected  figures of AWS from src/aws-facts
      found     15 minutes
      remedy    If it is maximumTimeout, write {fact:maximumTimeout}. If it is another thing, write {own:15 minutes|and why}.
    "
  `);
});
