import { expect, it } from 'vitest';
import { exampleFolder } from './example-exercise.fixture.ts';
import { examineContent, exerciseFolders, findAuthorTodos, formatProblem } from './index.ts';

const lesson = `---
title: Numbers
description: All about numbers.
slug: lessons/numbers
sidebar: { order: 1 }
---

import { Steps } from '@astrojs/starlight/components';

Write \`<Exercise id="not-me" />\`, or:

\`\`\`mdx
<Exercise id="nor-me" />
\`\`\`

<Exercise id="double" />
`;

const content: Readonly<Record<string, string>> = {
  'course.yaml': 'title: T\ndescription: D\nparts: [{ title: P, lessons: [01-numbers] }]\n',
  'index.mdx': 'Home',
  'lessons/01-numbers/index.mdx': lesson,
  ...inLesson('01-numbers', 'double'),
};

function inLesson(folder: string, id: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(exampleFolder).map(([path, text]) => [`lessons/${folder}/exercises/${id}/${path}`, text]),
  );
}

function problemsOf(files: Readonly<Record<string, string>>): string {
  return `\n${examineContent(files).problems.map(formatProblem).join('\n\n')}\n`;
}

it('reads course, lessons and exercises', () => {
  const { course, lessons, exercises, problems } = examineContent(content);
  expect(problems).toEqual([]);
  expect(course?.title).toBe('T');
  expect(lessons).toEqual([
    {
      id: '01-numbers',
      title: 'Numbers',
      description: 'All about numbers.',
      slug: 'lessons/numbers',
      exercises: ['double'],
      facts: [],
      terms: [],
    },
  ]);
  expect(exercises.map(({ id, lesson: home }) => [id, home])).toEqual([['double', '01-numbers']]);
});

it('finds the folder of each exercise', () => {
  expect(exerciseFolders(content)).toEqual([{ place: { id: 'double', lesson: '01-numbers' }, folder: exampleFolder }]);
});

it('refuses an exercise that no lesson shows, and one that is shown but not there', () => {
  const files = {
    ...content,
    'lessons/01-numbers/index.mdx': lesson.replace('<Exercise id="double"', '<Exercise id="duoble"'),
  };
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx
      expected  an exercise of this lesson: double
      found     <Exercise id="duoble" />
      remedy    Did you mean "double"?

    content/lessons/01-numbers/index.mdx
      expected  <Exercise id="double" />
      found     an exercise that the lesson does not show
      remedy    Put it where the learner should meet it.
    "
  `);
});

it('refuses an exercise that is shown twice', () => {
  expect(problemsOf({ ...content, 'lessons/01-numbers/index.mdx': `${lesson}<Exercise id='double' />` }))
    .toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx
      expected  each exercise once
      found     <Exercise id="double" /> for the second time
      remedy    Take one of the two out.
    "
  `);
});

it('refuses an id that two lessons use', () => {
  const second = lesson.replace('lessons/numbers', 'lessons/more');
  const course = 'title: T\ndescription: D\nparts: [{ title: P, lessons: [01-numbers, 02-more] }]\n';
  const files = {
    ...content,
    'course.yaml': course,
    'lessons/02-more/index.mdx': second,
    ...inLesson('02-more', 'double'),
  };
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/lessons/02-more/exercises/double
      expected  an id that no other exercise of the course has
      found     the same id in content/lessons/01-numbers
      remedy    Rename one of the two folders. Progress is kept under the id.
    "
  `);
});

it('refuses a lesson with a typed price', () => {
  const files = { ...content, 'lessons/01-numbers/index.mdx': `${lesson}\nA million requests are $0.20.\n` };
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:18
      expected  prices of AWS from src/aws-facts, as <Fact id="…" />
      found     $0.20
      remedy    Use the fact, or add one with its source and the month. An amount that is no price of AWS is written <Amount>$0.20</Amount>.
    "
  `);
});

it('refuses a course that lists other lessons than there are', () => {
  const files = { ...content, 'course.yaml': content['course.yaml']?.replace('01-numbers', '01-words') ?? '' };
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/course.yaml:3  parts[0].lessons[0]
      expected  one of 01-numbers
      found     "01-words"
      remedy    Write content/lessons/01-words/index.mdx, or correct the name.

    content/lessons/01-numbers/index.mdx
      expected  a lesson that content/course.yaml lists
      found     one that it does not list
      remedy    Add 01-numbers under the lessons of a part.
    "
  `);
});

it('refuses a lesson without front matter, without description, or with an address of its own', () => {
  const mdx = (text: string): Record<string, string> => ({ ...content, 'lessons/01-numbers/index.mdx': text });
  expect(problemsOf(mdx('# Numbers'))).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:1
      expected  front matter
      found     none
      remedy    Begin the file with "---", title, description and slug on lines of their own, and "---".
    "
  `);
  const other = lesson
    .replace('slug: lessons/numbers', 'slug: lessons/digits')
    .replace('description: All about numbers.\n', '');
  expect(problemsOf(mdx(other))).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:2  description
      expected  text
      found     nothing
      remedy    Add description. The lesson in one sentence, for search engines and link previews.
    "
  `);
  expect(problemsOf(mdx(lesson.replace('slug: lessons/numbers', 'slug: lessons/digits')))).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:4  slug
      expected  lessons/numbers
      found     "lessons/digits"
      remedy    Correct the slug, or rename the folder.
    "
  `);
});

it('refuses content without a course.yaml', () => {
  const files = Object.fromEntries(Object.entries(content).filter(([path]) => path !== 'course.yaml'));
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/course.yaml
      expected  the outline of the course
      found     no such file
      remedy    Write it: title, description, and parts with a title and lessons.
    "
  `);
});

it('keeps going when one exercise is broken', () => {
  const { exercises, problems } = examineContent({
    ...content,
    'lessons/01-numbers/exercises/double/exercise.yaml': 'title: x',
  });
  expect(exercises).toEqual([]);
  expect(problems.every(({ file }) => file === 'content/lessons/01-numbers/exercises/double/exercise.yaml')).toBe(true);
  expect(problems.length).toBeGreaterThan(0);
});

it("finds what an author has still to write, and leaves the learner's TODO alone", () => {
  const folder = {
    'exercise.yaml': '# TODO(author): a title.\ntitle: x',
    'instructions.md': '\n<!-- TODO(author): what to do. -->',
    'starter/index.mjs': '// TODO: greet the caller',
  };
  const found = findAuthorTodos(folder, (path) => `here/${path}`).map(formatProblem);
  expect(`\n${found.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    here/exercise.yaml:1
      expected  a finished exercise
      found     TODO(author): a title.
      remedy    Write what it asks for, and take "TODO(author)" out.

    here/instructions.md:2
      expected  a finished exercise
      found     TODO(author): what to do.
      remedy    Write what it asks for, and take "TODO(author)" out.
    "
  `);
});

it('refuses a term that the glossary does not have, one that no lesson links, and a quiz that none shows', () => {
  const files = {
    ...content,
    'glossary.yaml': 'terms: [{ id: event, term: Event, definition: What happened. }]\n',
    'lessons/01-numbers/quiz.yaml': 'questions: []\n',
    'lessons/01-numbers/index.mdx': `${lesson}\nAn <Term id="evnt">event</Term> at <Fact id="maximumTimeot" />.\n`,
  };
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:18
      expected  the name of a fact in src/aws-facts
      found     <Fact id="maximumTimeot" />
      remedy    Did you mean "maximumTimeout"?

    content/lessons/01-numbers/quiz.yaml:1  questions
      expected  at least 3 entries
      found     an empty list
      remedy    Correct questions. Three to six questions.

    content/lessons/01-numbers/index.mdx
      expected  <Quiz />
      found     a quiz.yaml that the lesson does not show
      remedy    Put it near the end, where the learner knows the answers.

    content/lessons/01-numbers/index.mdx:18
      expected  a term of content/glossary.yaml
      found     <Term id="evnt">
      remedy    Did you mean "event"?

    content/glossary.yaml
      expected  terms that a lesson links at their first use
      found     "event", which none does
      remedy    Write <Term id="event">…</Term> where the word comes first, or take the term out.
    "
  `);
});

it('reads the interview deck and the decision guide, and says what is wrong with them', () => {
  expect(examineContent(content)).not.toHaveProperty('guide');
  const files = { ...content, 'interview.yaml': 'topics: []\n', 'decision-guide.yaml': 'questions: []\n' };
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/interview.yaml:1  topics
      expected  at least 1 entry
      found     an empty list
      remedy    Correct topics. The topics, in order.

    content/decision-guide.yaml:1  questions
      expected  at least 1 entry
      found     an empty list
      remedy    Correct questions. The questions, in the order in which they are asked.
    "
  `);
});

it('refuses a lesson that shows a quiz without having one', () => {
  const files = { ...content, 'lessons/01-numbers/index.mdx': `${lesson}\n<Quiz />\n` };
  expect(problemsOf(files)).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/index.mdx:18
      expected  a quiz.yaml beside the lesson
      found     <Quiz /> without one
      remedy    Write it, or take <Quiz /> out.
    "
  `);
});
