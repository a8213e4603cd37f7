import type { Exercise } from '#course';
import type { CheckResult, Forecasts, GradeReport, SourceFiles } from '#sandbox';
import type { SandboxClient } from '#worker';
import { observedForecasts } from './observed-forecasts.ts';

/** What the checks made of one answer, under all seeds. */
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

/** Runs starter, solution (twice under each seed) and every known mistake, or every forecast. */
export async function proveExercise(exercise: Exercise, client: SandboxClient): Promise<Proof> {
  const { spec, starter, solution, mistakes, handlerFile } = exercise;
  const runAll = async (files: SourceFiles, times: number, forecasts: Forecasts = {}): Promise<ProofRow['runs']> => {
    const runs: ProofRow['runs'][number][] = [];
    for (const seed of proofSeeds.flatMap((each) => Array.from({ length: times }, () => each))) {
      const { report } = await client.run({ spec, files, forecasts, seed });
      runs.push({ seed, report });
      // Whatever had to be stopped takes seconds each time, and one is enough to say so.
      if (report.verdict.kind === 'stopped') break;
    }
    return runs;
  };
  if (spec.kind === 'predict') return { exercise, ...(await proveForecasts(exercise, client, runAll)) };
  const rows: ProofRow[] = [
    { kind: 'starter', name: 'starter', file: `starter/${handlerFile}`, runs: await runAll(starter, 1) },
    { kind: 'solution', name: 'solution', file: `solution/${handlerFile}`, runs: await runAll(solution, 2) },
  ];
  for (const { name, file, files } of mistakes) {
    rows.push({ kind: 'mistake', name, file, runs: await runAll(files, 1) });
  }
  const checkIds = spec.tasks.flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks.map(({ id }) => id)));
  return { exercise, checkIds, rows };
}

/** What happens under the first seed is the forecast that has to be right under all; each wrong one differs in one thing. */
async function proveForecasts(
  { spec, starter, mistakes }: Exercise,
  client: SandboxClient,
  runAll: (files: SourceFiles, times: number, forecasts: Forecasts) => Promise<ProofRow['runs']>,
): Promise<Pick<Proof, 'checkIds' | 'rows'>> {
  const { report } = await client.run({ spec, files: starter, seed: proofSeeds[0] ?? 1 });
  const observed = observedForecasts(report);
  const file = 'exercise.yaml';
  const rows: ProofRow[] = [
    { kind: 'observed', name: 'what happened', file, runs: await runAll(starter, 2, observed) },
  ];
  for (const { name, caughtBy, forecast = null } of mistakes) {
    rows.push({ kind: 'mistake', name, file, runs: await runAll(starter, 1, { ...observed, [caughtBy]: forecast }) });
  }
  const checkIds = spec.tasks.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ predictions = [] }) => predictions.map(({ id }) => id)),
  );
  return { checkIds, rows };
}

/**
 * What a check made of an answer. `red`: failed under every seed, on what the function answered. `function-failed`:
 * failed under every seed, because the function did. `mixed`: not the same under every seed.
 */
export type Cell = 'green' | 'red' | 'function-failed' | 'not-reached' | 'mixed';

/** Sums one check up over the seeds of a row. */
export function cellOf({ runs }: ProofRow, checkId: string): Cell {
  const cells = new Set(runs.map(({ report }) => toCell(resultOf(report, checkId))));
  const [only] = cells;
  if (only !== undefined && cells.size === 1) return only;
  return [...cells].every(isRed) ? 'red' : 'mixed';
}

/** Tells whether the check failed under every seed. */
export function isRed(cell: Cell): boolean {
  return cell === 'red' || cell === 'function-failed';
}

function toCell(result: CheckResult | undefined): Cell {
  if (result === undefined || result.status === 'not-reached') return 'not-reached';
  if (result.status === 'passed') return 'green';
  // A check of whether the function fails is about nothing else.
  return result.cause === 'function-error' && result.kind !== 'no-function-error' ? 'function-failed' : 'red';
}

function resultOf(report: GradeReport, checkId: string): CheckResult | undefined {
  return report.tasks
    .flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks))
    .find(({ id }) => id === checkId);
}
