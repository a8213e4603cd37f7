import type { Playground } from '#playground';
import type { ExerciseJson } from '../content/exercise-files.ts';
import { peekRecord } from '../stores/exercise-record.ts';
import { loadEngine } from '../workbench/engine.ts';
import { fetchJson, pageStorage } from '../workbench/page-services.ts';

/** Whose code is taken over: what the reader has written in the exercise, or its starter. */
export type WhoseCode = 'own' | 'starter';

/** An exercise that can be imported. */
export interface ImportableExercise {
  readonly id: string;
  readonly title: string;
  /** What is tried in the exercise: services and events of one of them are taken over. */
  readonly scenarios: readonly string[];
  /** Whether the reader has changed something in the exercise. */
  readonly hasOwnCode: boolean;
  make(scenario: number, code: WhoseCode): Playground;
}

/** Loads an exercise. Runs nothing. */
export async function loadImportableExercise(
  { id, title }: { readonly id: string; readonly title: string },
  exercisesUrl: string,
): Promise<ImportableExercise> {
  const [{ spec, starter }, { prepareExercise }, { deployExercise, importExercise }] = await Promise.all([
    fetchJson<ExerciseJson>(`${exercisesUrl}${id}.json`),
    loadEngine(),
    import('./reading.ts'),
  ]);
  const own = peekRecord(pageStorage(), id).files;
  return {
    id,
    title,
    scenarios: prepareExercise(spec, 1).map(
      ({ taskIndex, name }) => `${taskIndex + 1}. ${spec.tasks[taskIndex]?.title ?? ''}: ${name}`,
    ),
    hasOwnCode: own !== undefined && Object.keys(own).length > 0,
    make(index, code) {
      const deployed = deployExercise({ spec, files: code === 'own' ? { ...starter, ...own } : starter });
      // The generated values are the same each time: what is imported is a text, and stays what it is.
      const scenario = prepareExercise(deployed.spec, 1)[index];
      if (scenario === undefined) throw new Error(`The exercise ${id} has no scenario ${index + 1}`);
      return importExercise(deployed, scenario);
    },
  };
}
