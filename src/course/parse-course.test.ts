import { expect, it } from 'vitest';
import { AuthorError, parseCourse } from './index.ts';

function messageFor(yaml: string): string {
  try {
    parseCourse(yaml);
  } catch (thrown) {
    if (thrown instanceof AuthorError) return `\n${thrown.message}\n`;
    throw thrown;
  }
  throw new Error('The course was accepted.');
}

it('reads the outline of the course', () => {
  const yaml = 'title: T\ndescription: D\nparts: [{ title: P, lessons: [01-why, 02-how-to] }]\n';
  expect(parseCourse(yaml)).toEqual({
    title: 'T',
    description: 'D',
    parts: [{ title: 'P', lessons: ['01-why', '02-how-to'] }],
  });
});

it('refuses a lesson that is listed twice', () => {
  const yaml =
    'title: T\ndescription: D\nparts:\n  - { title: P, lessons: [01-why] }\n  - { title: Q, lessons: [01-why] }\n';
  expect(messageFor(yaml)).toMatchInlineSnapshot(`
    "
    content/course.yaml:5  parts[1].lessons[0]
      expected  each lesson once
      found     "01-why" for the second time
      remedy    Take one of the two out.
    "
  `);
});

it('refuses a lesson that is not the name of a folder', () => {
  expect(messageFor('title: T\ndescription:\nparts: [{ title: P, lessons: [why] }]\n')).toMatchInlineSnapshot(`
    "
    content/course.yaml:2  description
      expected  text
      found     nothing behind the colon
      remedy    Correct description. The course in one sentence.

    content/course.yaml:3  parts[0].lessons[0]
      expected  a folder of content/lessons, such as 02-your-first-handler
      found     "why"
      remedy    Correct this entry.
    "
  `);
});
