import { isPackageFile, type Exercise } from '#course';
import type { ExerciseSpec, SourceFiles } from '#sandbox';

/** What `exercises/<id>.json` holds: all that a run needs. The solution is in a file of its own. */
export interface ExerciseJson {
  readonly id: string;
  readonly spec: ExerciseSpec;
  readonly starter: SourceFiles;
}

/** What `exercises/<id>.solution.json` holds. */
export interface SolutionJson {
  readonly files: SourceFiles;
}

export function toExerciseJson({ id, spec, starter }: Exercise): ExerciseJson {
  return { id, spec, starter };
}

export function toSolutionJson({ solution }: Exercise): SolutionJson {
  return { files: Object.fromEntries(Object.entries(solution).filter(([path]) => !isPackageFile(path))) };
}
