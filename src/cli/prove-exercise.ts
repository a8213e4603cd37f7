import type { Exercise, Mistake } from '#course';
import type { CheckResult, Forecasts, GradeReport, SourceFiles } from '#sandbox';
import type { SandboxClient } from '#worker';
import { observedForecasts } from './observed-forecasts.ts';

/** What the checks made of one answer. A run reports on all checks, or only on those of some scenarios. */
export interface ProofRow {
  /** `observed`: what happened, made a forecast; there is nothing to write in exercises of kind predict. */
  readonly kind: 'starter' | 'solution' | 'observed' | 'mistake';
  /** `starter`, `solution`, `what happened`, or the mistake's name. */
  readonly name: string;
  /** Relative to the exercise's folder. */
  readonly file: string;
  readonly runs: readonly { readonly seed: number; readonly report: GradeReport }[];
}

/** Every answer that comes with an exercise, run against all of its checks. */
export interface Proof {
  readonly exercise: Exercise;
  readonly checkIds: readonly string[];
  readonly rows: readonly ProofRow[];
}

/** Seeds that every answer is run under. Fixed, so that a proof says the same every time. */
export const proofSeeds: readonly number[] = Array.from({ length: 10 }, (_, index) => index + 1);

/**
 * Runs starter, solution (twice under each seed) and every known mistake, or every forecast. A mistake is run as a whole under
 * the first seed. Under the others it is run for the check that is named for it, and where nothing else turns a check red
 * under every seed, for that one: decisions/0046.
 */
export async function proveExercise(exercise: Exercise, client: SandboxClient): Promise<Proof> {
  const { spec, starter, solution, mistakes, handlerFile } = exercise;
  const runAll: RunAll = async ({ files, seeds = proofSeeds, forecasts, checks }) => {
    const runs: ProofRow['runs'][number][] = [];
    for (const seed of seeds) {
      const { report } = await client.run({
        spec,
        files,
        seed,
        ...(forecasts !== undefined && { forecasts }),
        ...(checks !== undefined && { checks }),
      });
      runs.push({ seed, report });
      // Whatever had to be stopped takes seconds each time, and one is enough to say so.
      if (report.verdict.kind === 'stopped') break;
    }
    return runs;
  };
  if (spec.kind === 'predict') return { exercise, ...(await proveForecasts(exercise, client, runAll)) };
  const rows: ProofRow[] = [
    {
      kind: 'starter',
      name: 'starter',
      file: `starter/${handlerFile}`,
      runs: await runAll({ files: starter }),
    },
    {
      kind: 'solution',
      name: 'solution',
      file: `solution/${handlerFile}`,
      runs: await runAll({ files: solution, seeds: twice(proofSeeds) }),
    },
  ];
  for (const mistake of mistakes) rows.push(await proveMistake(mistake, runAll));
  const checkIds = spec.tasks.flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks.map(({ id }) => id)));
  return { exercise, checkIds, rows: await proveRest(checkIds, rows, mistakes, runAll) };
}

type RunAll = (request: {
  readonly files: SourceFiles;
  readonly seeds?: readonly number[];
  readonly forecasts?: Forecasts;
  readonly checks?: readonly string[];
}) => Promise<ProofRow['runs']>;

const twice = (seeds: readonly number[]): readonly number[] => seeds.flatMap((seed) => [seed, seed]);
const [firstSeed = 1, ...otherSeeds] = proofSeeds;

async function proveMistake({ name, file, files, caughtBy }: Mistake, runAll: RunAll): Promise<ProofRow> {
  const row = { kind: 'mistake', name, file } as const;
  const first = await runAll({ files, seeds: [firstSeed] });
  if (first[0]?.report.verdict.kind === 'stopped') return { ...row, runs: first };
  const proven = { ...row, runs: [...first, ...(await runAll({ files, seeds: otherSeeds, checks: [caughtBy] }))] };
  // What is wrong is told from the whole.
  return isRed(cellOf(proven, caughtBy)) ? proven : { ...row, runs: await runAll({ files }) };
}

/** Looks for a mistake that turns red under every seed what no row does yet. */
async function proveRest(
  checkIds: readonly string[],
  rows: readonly ProofRow[],
  mistakes: readonly Mistake[],
  runAll: RunAll,
): Promise<readonly ProofRow[]> {
  const proven = [...rows];
  for (const checkId of checkIds) {
    if (proven.some((row) => turnsRed(row, checkId))) continue;
    for (const [index, row] of proven.entries()) {
      const mistake = mistakes.find(({ name }) => row.kind === 'mistake' && row.name === name);
      if (mistake === undefined || cellOf(row, checkId) !== 'red') continue;
      const others = await runAll({ files: mistake.files, seeds: otherSeeds, checks: [checkId] });
      const tried = { ...row, runs: [...row.runs, ...others] };
      proven[index] = tried;
      if (turnsRed(tried, checkId)) break;
    }
  }
  return proven;
}

/** What happens under the first seed is the forecast that has to be right under all; each wrong one differs in one thing. */
async function proveForecasts(
  { spec, starter, mistakes }: Exercise,
  client: SandboxClient,
  runAll: RunAll,
): Promise<Pick<Proof, 'checkIds' | 'rows'>> {
  const { report } = await client.run({ spec, files: starter, seed: firstSeed });
  const observed = observedForecasts(report);
  const file = 'exercise.yaml';
  const rows: ProofRow[] = [
    {
      kind: 'observed',
      name: 'what happened',
      file,
      runs: await runAll({ files: starter, seeds: twice(proofSeeds), forecasts: observed }),
    },
  ];
  for (const { name, caughtBy, forecast = null } of mistakes) {
    const forecasts = { ...observed, [caughtBy]: forecast };
    rows.push({ kind: 'mistake', name, file, runs: await runAll({ files: starter, forecasts }) });
  }
  const checkIds = spec.tasks.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ predictions = [] }) => predictions.map(({ id }) => id)),
  );
  return { checkIds, rows };
}

/**
 * What a check made of an answer, under the seeds that it was tried under. `red`: it failed, on what the function answered.
 * `function-failed`: it failed because the function did. `mixed`: not the same under all of them.
 */
export type Cell = 'green' | 'red' | 'function-failed' | 'not-reached' | 'mixed';

/** Sums one check up over the runs of a row that report on it. */
export function cellOf(row: ProofRow, checkId: string): Cell {
  const cells = new Set(resultsOf(row, checkId).map(({ result }) => toCell(result)));
  const [only = 'not-reached'] = cells;
  if (cells.size <= 1) return only;
  return [...cells].every(isRed) ? 'red' : 'mixed';
}

/** Tells whether the check failed, on what the function answered or because it did. */
export function isRed(cell: Cell): boolean {
  return cell === 'red' || cell === 'function-failed';
}

/** Tells whether a wrong answer turns the check red under every seed, and not only because the function failed. */
export function turnsRed(row: ProofRow, checkId: string): boolean {
  if (row.kind === 'solution' || row.kind === 'observed' || cellOf(row, checkId) !== 'red') return false;
  const tried = new Set(resultsOf(row, checkId).map(({ seed }) => seed));
  return proofSeeds.every((seed) => tried.has(seed));
}

function toCell(result: CheckResult): Cell {
  if (result.status === 'not-reached') return 'not-reached';
  if (result.status === 'passed') return 'green';
  // A check of whether the function fails is about nothing else.
  return result.cause === 'function-error' && result.kind !== 'no-function-error' ? 'function-failed' : 'red';
}

interface SeededResult {
  readonly seed: number;
  readonly result: CheckResult;
}

function resultsOf({ runs }: ProofRow, checkId: string): readonly SeededResult[] {
  return runs.flatMap(({ seed, report }) => {
    const result = resultOf(report, checkId);
    return result === undefined ? [] : [{ seed, result }];
  });
}

/** What came of a check or a prediction; undefined where the report says nothing of it. */
export function resultOf(report: GradeReport, checkId: string): CheckResult | undefined {
  return report.tasks
    .flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks))
    .find(({ id }) => id === checkId);
}
