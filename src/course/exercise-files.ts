import type { ExerciseKind, SourceFiles } from '#sandbox';
import { templateFile } from '#sam-template';
import type { AuthorProblem } from './author-problem.ts';
import { isObjectFile } from './object-files.ts';

/** The files of an exercise's folder, sorted by what they are for. Paths inside each group are relative to it. */
export interface ExerciseFiles {
  readonly yaml: string | undefined;
  readonly instructions: string | undefined;
  readonly starter: SourceFiles;
  /** Only those that differ from the starter. */
  readonly solution: SourceFiles;
  readonly mistakes: SourceFiles;
  /** Of functions beside the one under test, by their names. */
  readonly functions: Readonly<Record<string, SourceFiles>>;
  /** What is in objects, in Base64. */
  readonly objects: Readonly<Record<string, string>>;
  /** What nothing reads. */
  readonly stray: readonly string[];
}

const sourceFile = /^[\w-]+(?:\/[\w-]+)*(?:\.[\w-]+)*\.(?:mjs|cjs|js|json)$/;

export function sortExerciseFiles(folder: Readonly<Record<string, string>>): ExerciseFiles {
  const starter: Record<string, string> = {};
  const solution: Record<string, string> = {};
  const mistakes: Record<string, string> = {};
  const functions: Record<string, Record<string, string>> = {};
  const objects: Record<string, string> = {};
  const stray: string[] = [];
  for (const [path, text] of Object.entries(folder).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (path === 'exercise.yaml' || path === 'instructions.md') continue;
    const [group = '', ...rest] = path.split('/');
    const name = rest.join('/');
    const isSource = sourceFile.test(name) || name === templateFile;
    if (group === 'starter' && isSource) starter[name] = text;
    else if (group === 'solution' && isSource) solution[name] = text;
    else if (group === 'mistakes' && /^[\w-]+\.(?:[cm]?js|json|yaml)$/.test(name)) mistakes[name] = text;
    else if (group === 'functions' && rest.length > 1 && sourceFile.test(rest.slice(1).join('/')))
      (functions[rest[0] ?? ''] ??= {})[rest.slice(1).join('/')] = text;
    else if (isObjectFile(path)) objects[name] = text;
    else stray.push(path);
  }
  const { 'exercise.yaml': yaml, 'instructions.md': instructions } = folder;
  return { yaml, instructions, starter, solution, mistakes, functions, objects, stray };
}

/** Checks what can be said about the files without reading `exercise.yaml`. `at` turns a path in the folder into one of the project. */
export function checkFiles(
  { instructions, starter, solution, mistakes, stray }: ExerciseFiles,
  kind: ExerciseKind,
  at: (path: string) => string,
): AuthorProblem[] {
  const problems: AuthorProblem[] = stray.map((path) => ({
    file: at(path),
    expected:
      'exercise.yaml, instructions.md, objects/, and source files in starter/, solution/, mistakes/ and functions/<name>/',
    found: 'a file that nothing reads',
    remedy: 'Move it to where it belongs, or delete it.',
  }));
  if (instructions === undefined) {
    problems.push({
      file: at('instructions.md'),
      expected: 'the tasks in words',
      found: 'no such file',
      remedy: 'Write it: an introduction, then a heading "## 1. …" for each task.',
    });
  }
  if (kind === 'predict') {
    for (const path of [
      ...Object.keys(solution).map((name) => `solution/${name}`),
      ...Object.keys(mistakes).map((name) => `mistakes/${name}`),
    ]) {
      problems.push({
        file: at(path),
        expected: 'only starter/: in an exercise of kind predict, nobody writes code',
        found: 'a file that nothing reads',
        remedy: 'Delete it. Wrong forecasts stand under mistakes of the prediction in exercise.yaml.',
      });
    }
  } else if (Object.keys(solution).length === 0) {
    problems.push({
      file: at('solution'),
      expected: 'the files of the starter that the solution changes',
      found: 'no file',
      remedy: 'Copy the file that is to be changed from starter/ and solve the exercise in it.',
    });
  }
  for (const [path, text] of Object.entries(solution)) {
    if (starter[path] !== text) continue;
    problems.push({
      file: at(`solution/${path}`),
      expected: 'only files that differ from the starter',
      found: `the same text as in starter/${path}`,
      remedy: 'Solve the exercise in it, or delete it.',
    });
  }
  return problems;
}

/** The file that a handler such as `index.handler` is in; undefined when the starter has none. */
export function findHandlerFile(handler: string, starter: SourceFiles): string | undefined {
  const base = handler.slice(0, handler.lastIndexOf('.'));
  return handlerFileNames(base).find((name) => Object.hasOwn(starter, name));
}

/** The names that the runtime looks for, in its order. */
export function handlerFileNames(base: string): readonly string[] {
  return ['js', 'mjs', 'cjs'].map((extension) => `${base}.${extension}`);
}
