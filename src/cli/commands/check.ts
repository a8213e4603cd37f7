import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pMapIterable } from 'p-map';
import {
  type AuthorProblem,
  type Content,
  examineContent,
  exerciseFolders,
  findAuthorTodos,
  formatProblem,
} from '#course';
import type { SandboxClient } from '#worker';
import { type CommandContext, type ExitCode, UsageError } from '../command.ts';
import { readFolder } from '../content-folder.ts';
import { formatProof, legend } from '../format-proof.ts';
import { judgeProof } from '../judge-proof.ts';
import { checkLessons } from '../lessons/check-lessons.ts';
import { proofSeeds, proveExercise } from '../prove-exercise.ts';
import { checkSchemaFile } from './schema.ts';

/** Proves exercises, all of them or those that are named, and checks everything around them. */
export async function check(ids: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { print, root, createClient } = context;
  const files = await readFolder(join(root, 'content'));
  const content = examineContent(files);
  const folders = exerciseFolders(files).filter(({ place }) => ids.length === 0 || ids.includes(place.id));
  const unknown = ids.find((id) => !folders.some(({ place }) => place.id === id));
  if (unknown !== undefined)
    throw new UsageError(`There is no exercise "${unknown}". There are: ${exerciseIds(files)}.`);

  let problemCount = 0;
  const report = (problems: readonly AuthorProblem[]): void => {
    problemCount += problems.length;
    for (const problem of problems) print(`\n${indent(formatProblem(problem))}`);
  };
  // A worker to a processor: an exercise's proof is hundreds of runs, and no two exercises have to do with each other.
  const clients = Array.from({ length: Math.min(availableParallelism(), folders.length || 1) }, createClient);
  const idleClients = [...clients];
  const prove = async ({ place, folder }: ExerciseFolder) => {
    const prefix = `content/lessons/${place.lesson}/exercises/${place.id}/`;
    const own = content.problems.filter(({ file }) => file.startsWith(prefix));
    const exercise = own.length === 0 ? findExercise(content, place) : undefined;
    const proof =
      exercise === undefined ? undefined : await withOneOf(idleClients, (it) => proveExercise(exercise, it));
    const todos = findAuthorTodos(folder, (path) => prefix + path);
    return { place, proof, problems: [...own, ...todos, ...(proof === undefined ? [] : judgeProof(proof))] };
  };
  try {
    const concurrency = clients.length;
    const backpressure = Math.max(concurrency, folders.length);
    for await (const { place, proof, problems } of pMapIterable(folders, prove, { concurrency, backpressure })) {
      print(`\n${place.id}  (${place.lesson})\n`);
      print(proof === undefined ? '  Not run: mend what is below first.' : formatProof(proof));
      report(problems);
    }
  } finally {
    for (const client of clients) client.dispose();
  }
  if (ids.length === 0) {
    const lessons = await checkLessons(files, { createClient, now: () => performance.now() });
    print(`\nThe lessons\n\n${indent(lessons.lines.join('\n'))}`);
    report(lessons.problems);
    const around = content.problems.filter(({ file }) => !/^content\/lessons\/[^/]+\/exercises\/[^/]+\//.test(file));
    const problems = [...around, ...checkSchemaFile(files)];
    if (problems.length > 0) print('\nAround the exercises');
    report(problems);
  }
  print(`\n${legend}`);
  print(
    `${count(folders.length, 'exercise')} under ${proofSeeds.length} seeds: ${problemCount === 0 ? 'no problems' : count(problemCount, 'problem')}.`,
  );
  return problemCount === 0 ? 0 : 1;
}

type ExerciseFolder = ReturnType<typeof exerciseFolders>[number];

async function withOneOf<R>(idle: SandboxClient[], work: (client: SandboxClient) => Promise<R>): Promise<R> {
  const client = idle.pop();
  if (client === undefined) throw new Error('More exercises at a time than workers.');
  try {
    return await work(client);
  } finally {
    idle.push(client);
  }
}

function findExercise(
  content: Content,
  place: { id: string; lesson: string },
): Content['exercises'][number] | undefined {
  return content.exercises.find(({ id, lesson }) => id === place.id && lesson === place.lesson);
}

function exerciseIds(files: Readonly<Record<string, string>>): string {
  return (
    exerciseFolders(files)
      .map(({ place }) => place.id)
      .join(', ') || 'none'
  );
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
