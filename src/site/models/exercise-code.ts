import type { PreparedScenario } from '#sandbox';
import type { ExerciseJson } from '../content/exercise-files.ts';
import { peekRecord } from '../stores/exercise-record.ts';
import { loadEngine } from '../workbench/engine.ts';
import { fetchJson, pageStorage } from '../workbench/page-services.ts';

/** An exercise whose code a model can run. */
export interface ExerciseReference {
  readonly id: string;
  readonly title: string;
  /** Where its `ExerciseJson` is. */
  readonly url: string;
}

/** What the reader has written in an exercise, or its starter, and what its first scenario has around the function. */
export async function loadExerciseCode(
  { id, url }: ExerciseReference,
  seed: number,
): Promise<
  Pick<ExerciseJson['spec'], 'function'> & {
    readonly files: ExerciseJson['starter'];
    readonly scenario: PreparedScenario;
  }
> {
  const [{ spec, starter }, { prepareExercise }] = await Promise.all([fetchJson<ExerciseJson>(url), loadEngine()]);
  const [scenario] = prepareExercise(spec, seed);
  if (scenario === undefined) throw new Error(`The exercise ${id} has no scenario`);
  return { function: spec.function, files: { ...starter, ...peekRecord(pageStorage(), id).files }, scenario };
}
