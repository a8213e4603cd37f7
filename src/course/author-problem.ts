/** One thing that is wrong in what an author wrote. A value: many are shown together. */
export interface AuthorProblem {
  /** Relative to the project's root, such as `content/course.yaml`. */
  readonly file: string;
  /** From 1, where it is known. */
  readonly line?: number;
  /** Path inside a YAML file, such as `tasks[0].hints`. */
  readonly where?: string;
  readonly expected: string;
  readonly found: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** Content that cannot be used as it is. The message holds every problem that was found, with its remedy. */
export class AuthorError extends Error {
  override readonly name = 'AuthorError';
  readonly problems: readonly AuthorProblem[];

  constructor(problems: readonly AuthorProblem[]) {
    // What all scenarios share is looked at with each of them, and told once.
    super([...new Set(problems.map(formatProblem))].join('\n\n'));
    this.problems = problems;
  }
}

/** Formats a problem as four short lines: where, expected, found, remedy. */
export function formatProblem({ file, line, where, expected, found, remedy }: AuthorProblem): string {
  const place = `${file}${line === undefined ? '' : `:${line}`}${where === undefined || where === '' ? '' : `  ${where}`}`;
  return [place, `  expected  ${expected}`, `  found     ${found}`, `  remedy    ${remedy}`].join('\n');
}

/** Returns the value when nothing is wrong with it. Throws an {@link AuthorError} otherwise. */
export function valueOrAuthorError<Value>(value: Value | undefined, problems: readonly AuthorProblem[]): Value {
  if (value === undefined || problems.length > 0) throw new AuthorError(problems);
  return value;
}
