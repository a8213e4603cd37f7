import type { AuthorProblem } from './author-problem.ts';

/** Marks what an author has still to write. A plain TODO is left alone: a starter may have one for the learner. */
const marker = 'TODO(author)';

/** Finds what is still to be written in a folder. `at` turns a path in the folder into one of the project. */
export function findAuthorTodos(
  folder: Readonly<Record<string, string>>,
  at: (path: string) => string,
): AuthorProblem[] {
  return Object.entries(folder).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => {
      const start = line.indexOf(marker);
      if (start < 0) return [];
      return [
        {
          file: at(path),
          line: index + 1,
          expected: 'a finished exercise',
          found: line.slice(start).replace(/["'`]?(?:,|\s*-->|\s*\*\/)?\s*$/, ''),
          remedy: `Write what it asks for, and take "${marker}" out.`,
        },
      ];
    }),
  );
}
