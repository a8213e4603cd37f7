import { nearestWord } from '#kernel';
import type { SourceFiles, TaskSpec } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { MistakeYaml } from '../exercise-schema.ts';
import type { YamlFile } from '../yaml-file.ts';

export interface MistakeSubject {
  readonly entries: readonly MistakeYaml[];
  readonly tasks: readonly TaskSpec[];
  /** File name and text. */
  readonly files: SourceFiles;
  readonly handlerFile: string;
  readonly solution: SourceFiles;
  /** Turns a path in the exercise's folder into one of the project. */
  readonly at: (path: string) => string;
}

/** Checks that the files in mistakes/ and the entries of `exercise.yaml` belong together, and name a check that exists. */
export function checkMistakes(
  { entries, tasks, files, handlerFile, solution, at }: MistakeSubject,
  yaml: YamlFile,
): AuthorProblem[] {
  const ids = [
    ...new Set(tasks.flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks.map(({ id }) => id)))),
  ];
  const problems: AuthorProblem[] = [];
  const listed = new Set<string>();
  for (const [index, { file, replaces = handlerFile, caughtBy }] of entries.entries()) {
    const path = ['mistakes', index];
    const extension = replaces.slice(replaces.lastIndexOf('.'));
    if (solution[replaces] === undefined) {
      problems.push(
        yaml.problemAt([...path, 'replaces'], {
          expected: `a file of the solution: ${Object.keys(solution).join(', ')}`,
          found: `"${replaces}"`,
          remedy: 'Name the file that the mistake takes the place of, or leave replaces out for the handler.',
        }),
      );
    }
    if (listed.has(file)) {
      problems.push(
        yaml.problemAt([...path, 'file'], {
          expected: 'one entry for each file',
          found: `"${file}" for the second time`,
          remedy: 'Take one of the two out, or write the other mistake into a file of its own.',
        }),
      );
    }
    listed.add(file);
    if (files[file] === undefined) {
      const near = nearestWord(file, Object.keys(files));
      problems.push(
        yaml.problemAt([...path, 'file'], {
          expected: `a file in mistakes/${Object.keys(files).length === 0 ? '' : `: ${Object.keys(files).join(', ')}`}`,
          found: `"${file}"`,
          remedy:
            near === undefined ? `Write ${at(`mistakes/${file}`)}, or take the entry out.` : `Did you mean "${near}"?`,
        }),
      );
    } else if (!file.endsWith(extension)) {
      problems.push(
        yaml.problemAt([...path, 'file'], {
          expected: `a name that ends in ${extension}, because the mistake takes the place of ${replaces}`,
          found: `"${file}"`,
          remedy: `Rename the file and this entry.`,
        }),
      );
    }
    if (!ids.includes(caughtBy)) {
      const near = nearestWord(caughtBy, ids);
      problems.push(
        yaml.problemAt([...path, 'caughtBy'], {
          expected: `the id of a check: ${ids.join(', ')}`,
          found: `"${caughtBy}"`,
          remedy: near === undefined ? 'Name the check that has to fail with this mistake.' : `Did you mean "${near}"?`,
        }),
      );
    }
  }
  for (const file of Object.keys(files)) {
    if (listed.has(file)) continue;
    problems.push({
      file: at(`mistakes/${file}`),
      expected: 'an entry under mistakes in exercise.yaml',
      found: 'none',
      remedy:
        'Add one that says which check catches it (caughtBy) and why people write this (why), or delete the file.',
    });
  }
  return problems;
}
