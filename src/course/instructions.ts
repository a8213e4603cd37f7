import type { AuthorProblem } from './author-problem.ts';

/** A heading "## n. …". */
export interface TaskHeading {
  readonly number: number;
  readonly title: string;
  readonly line: number;
}

/** Finds the headings of tasks in Markdown; those inside fenced code do not count. */
export function findTaskHeadings(markdown: string): readonly TaskHeading[] {
  let fence: string | undefined;
  return markdown.split('\n').flatMap((text, index) => {
    const marker = /^\s*(```+|~~~+)/.exec(text)?.[1];
    if (marker !== undefined && (fence === undefined || marker.startsWith(fence))) {
      fence = fence === undefined ? marker : undefined;
    }
    const [, number, title] = (fence === undefined && /^##\s+(\d+)\.\s+(.*\S)/.exec(text)) || [];
    return title === undefined ? [] : [{ number: Number(number), title, line: index + 1 }];
  });
}

/** Checks that there is one heading for each task, numbered from 1 in order. */
export function checkTaskHeadings(headings: readonly TaskHeading[], taskCount: number, file: string): AuthorProblem[] {
  const expected = Array.from({ length: taskCount }, (_, index) => `"## ${index + 1}. …"`).join(', ');
  const found = headings.map(({ number }) => number);
  if (found.length === taskCount && found.every((number, index) => number === index + 1)) return [];
  return [
    {
      file,
      expected: `${taskCount === 1 ? 'one heading' : `${taskCount} headings`}: ${expected}`,
      found:
        found.length === 0
          ? 'no such heading'
          : headings.map(({ number, title }) => `"## ${number}. ${title}"`).join(', '),
      remedy: 'Give each entry under tasks in exercise.yaml one heading of its own, numbered from 1 in the same order.',
    },
  ];
}
