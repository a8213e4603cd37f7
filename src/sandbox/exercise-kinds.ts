import type { ExerciseKind } from './exercise-spec.ts';

/** Whether the learner writes the template that deploys a given function. A handler where `kind` is absent. */
export function writesTemplate(kind: ExerciseKind | undefined): kind is 'config' | 'tune' {
  return kind === 'config' || kind === 'tune';
}
