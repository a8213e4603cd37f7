import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, resolve } from 'node:path';
import { type Exercise, exerciseFolders, parseExercise } from '#course';
import type { SourceFiles } from '#sandbox';
import { type CommandContext, type ExitCode, UsageError } from '../command.ts';
import { readFolder } from '../content-folder.ts';
import { formatRun } from '../format-run.ts';

export interface RunArguments {
  readonly exercise: string;
  /** A file to put in place of the handler's. The solution is graded when absent. */
  readonly file: string | undefined;
  readonly seed: number;
}

/** Grades a file, or the solution, in the terminal. */
export async function run({ exercise: id, file, seed }: RunArguments, context: CommandContext): Promise<ExitCode> {
  const folders = exerciseFolders(await readFolder(join(context.root, 'content')));
  const found = folders.find(({ place }) => place.id === id);
  if (found === undefined) {
    throw new UsageError(
      `There is no exercise "${id}". There are: ${folders.map(({ place }) => place.id).join(', ')}.`,
    );
  }
  const exercise = parseExercise(found.folder, found.place);
  const files = file === undefined ? exercise.solution : withAnswer(exercise, file, await readAnswer(file, context));
  const client = context.createClient();
  try {
    const result = await client.run({ spec: exercise.spec, files, seed });
    context.print(formatRun(exercise, file ?? 'the solution', result));
    return result.report.verdict.kind === 'passed' ? 0 : 1;
  } finally {
    client.dispose();
  }
}

async function readAnswer(file: string, { workingFolder }: CommandContext): Promise<string> {
  const path = isAbsolute(file) ? file : resolve(workingFolder, file);
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw new UsageError(`${path} could not be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** The starter with an answer in place of the handler's file. Its extension counts: a .cjs file is CommonJS. */
function withAnswer({ starter, handlerFile }: Exercise, file: string, text: string): SourceFiles {
  const others = Object.entries(starter).filter(([path]) => path !== handlerFile);
  return { ...Object.fromEntries(others), [handlerFile.replace(/\.\w+$/, extname(file))]: text };
}
