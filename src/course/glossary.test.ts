import { expect, it } from 'vitest';
import { formatProblem } from './author-problem.ts';
import { examineGlossary } from './glossary.ts';

const good = `terms:
  - { id: timeout, term: Timeout, definition: 'At most {fact:maximumTimeout in minutes}.', lesson: 01-numbers }
  - { id: event, term: Event, definition: What happened. }
`;

const problemsOf = (text: string): string =>
  `\n${examineGlossary(text, ['01-numbers']).problems.map(formatProblem).join('\n\n')}\n`;

it('reads terms in alphabetical order, with figures filled in', () => {
  const { terms, problems } = examineGlossary(good, ['01-numbers']);
  expect(problems).toEqual([]);
  expect(terms).toEqual([
    { id: 'event', term: 'Event', definition: 'What happened.' },
    { id: 'timeout', term: 'Timeout', definition: 'At most 15 minutes.', lesson: '01-numbers' },
  ]);
});

it('refuses an id that is there twice, a lesson that is not, and what is too long for a preview', () => {
  expect(problemsOf(good.replace('id: event', 'id: timeout'))).toMatchInlineSnapshot(`
    "
    content/glossary.yaml:3  terms[1].id
      expected  each id once
      found     "timeout" twice
      remedy    Rename one of the two, or take it out.
    "
  `);
  expect(problemsOf(good.replace('lesson: 01-numbers', 'lesson: 99-none'))).toMatchInlineSnapshot(`
    "
    content/glossary.yaml:2  terms[0].lesson
      expected  one of 01-numbers
      found     "99-none"
      remedy    Correct the name, or leave it out until there is one.
    "
  `);
  expect(problemsOf(good.replace('What happened', 'word '.repeat(80)))).toMatchInlineSnapshot(`
    "
    content/glossary.yaml:3  terms[1].definition
      expected  at most 320 characters, to be read while one hovers
      found     401
      remedy    Leave the rest to the lesson.
    "
  `);
});
