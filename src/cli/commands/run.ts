import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, resolve } from 'node:path';
import { type Exercise, exerciseFolders, parseExercise } from '#course';
import { isJsonObject, type JsonValue } from '#kernel';
import type { Forecasts, SourceFiles } from '#sandbox';
import { type CommandContext, type ExitCode, UsageError } from '../command.ts';
import { readFolder } from '../content-folder.ts';
import { formatRun } from '../format-run.ts';
import { observedForecasts } from '../observed-forecasts.ts';

export interface RunArguments {
  readonly exercise: string;
  /**
   * A file to put in place of the handler's, or, in an exercise of kind predict, a JSON file of forecasts by their ids. The
   * solution, or what happens, is graded when absent.
   */
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
  const { spec } = exercise;
  const answer = file === undefined ? undefined : await readAnswer(file, context);
  const client = context.createClient();
  try {
    const isForecast = spec.kind === 'predict';
    const files =
      file === undefined || answer === undefined || isForecast ? exercise.solution : withAnswer(exercise, file, answer);
    const forecasts = !isForecast
      ? undefined
      : answer === undefined
        ? observedForecasts((await client.run({ spec, files, seed })).report)
        : readForecasts(file ?? '', answer);
    const result = await client.run({ spec, files, ...(forecasts !== undefined && { forecasts }), seed });
    context.print(formatRun(exercise, file ?? (isForecast ? 'what happens' : 'the solution'), result));
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

function readForecasts(file: string, text: string): Forecasts {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (thrown) {
    throw new UsageError(`${file} is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  if (isJsonObject(value)) return value;
  throw new UsageError(`${file} has to hold an object: the id of each prediction, and the forecast.`);
}

/** The starter with an answer in place of the handler's file. Its extension counts: a .cjs file is CommonJS. */
function withAnswer({ starter, handlerFile }: Exercise, file: string, text: string): SourceFiles {
  const others = Object.entries(starter).filter(([path]) => path !== handlerFile);
  return {
    ...Object.fromEntries(others),
    [handlerFile.endsWith('.yaml') ? handlerFile : handlerFile.replace(/\.\w+$/, extname(file))]: text,
  };
}
