import { z } from 'zod';
import { type AuthorProblem, valueOrAuthorError } from './author-problem.ts';
import type { Course } from './course.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { fields, sentence } from './field-schemas.ts';
import { readYaml } from './yaml-file.ts';

const lessonFolder = z
  .string()
  .regex(/^\d\d-[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a folder of content/lessons, such as 02-your-first-handler');

const courseSchema = fields({
  title: sentence.describe("The course's name."),
  description: sentence.describe('The course in one sentence.'),
  parts: z
    .array(
      fields({
        title: sentence.describe('The heading of the part.'),
        lessons: z
          .array(lessonFolder)
          .min(1)
          .describe('Folders of content/lessons, in the order in which they are taught.'),
      }),
    )
    .min(1)
    .describe('The parts of the course, in order.'),
});

const file = 'content/course.yaml';

/** Reads `course.yaml`. Throws an AuthorError with all problems. */
export function parseCourse(text: string): Course {
  const { course, problems } = examineCourse(text);
  return valueOrAuthorError(course, problems);
}

/** As {@link parseCourse}, with the problems as values. With the names of the lessons' folders, it checks against them. */
export function examineCourse(
  text: string,
  folders?: readonly string[],
): { readonly course?: Course; readonly problems: readonly AuthorProblem[] } {
  const { yaml, problems } = readYaml(text, file);
  if (yaml === undefined) return { problems };
  const { value: course, problems: schemaProblems } = checkAgainstSchema(yaml, courseSchema);
  if (course === undefined) return { problems: schemaProblems };

  const lessonProblems: AuthorProblem[] = [];
  const listed = new Set<string>();
  for (const [partIndex, { lessons }] of course.parts.entries()) {
    for (const [index, lesson] of lessons.entries()) {
      const path = ['parts', partIndex, 'lessons', index];
      if (listed.has(lesson)) {
        const remedy = 'Take one of the two out.';
        lessonProblems.push(
          yaml.problemAt(path, { expected: 'each lesson once', found: `"${lesson}" for the second time`, remedy }),
        );
      }
      listed.add(lesson);
      if (folders?.includes(lesson) === false) {
        const remedy = `Write content/lessons/${lesson}/index.mdx, or correct the name.`;
        lessonProblems.push(
          yaml.problemAt(path, { expected: `one of ${folders.join(', ')}`, found: `"${lesson}"`, remedy }),
        );
      }
    }
  }
  for (const folder of folders ?? []) {
    if (listed.has(folder)) continue;
    lessonProblems.push({
      file: `content/lessons/${folder}/index.mdx`,
      expected: 'a lesson that content/course.yaml lists',
      found: 'one that it does not list',
      remedy: `Add ${folder} under the lessons of a part.`,
    });
  }
  return { course, problems: lessonProblems };
}
