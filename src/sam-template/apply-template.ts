import type { ExerciseSpec, SourceFiles, TriggerSpec } from '#sandbox';
import { readTemplate } from './read-template.ts';
import type { TemplateProblem } from './template-problem.ts';

/** Where the template is, among an exercise's files. */
export const templateFile = 'template.yaml';

/** An exercise as a learner's template deploys it, or what keeps it from being deployed. */
export type Deployment =
  | { readonly kind: 'deployed'; readonly spec: ExerciseSpec; readonly files: SourceFiles }
  | { readonly kind: 'problems'; readonly problems: readonly [TemplateProblem, ...TemplateProblem[]] };

/** Sets an exercise's function and triggers to what the template says: what is not in it does not exist. */
export function applyTemplate(spec: ExerciseSpec, { [templateFile]: text = '', ...files }: SourceFiles): Deployment {
  const reading = readTemplate(text, files);
  if (reading.kind === 'problems') return reading;
  const { function: config, triggers, files: packaged } = reading.model;
  return { kind: 'deployed', spec: { ...spec, function: config, triggers: withClosedApis(triggers) }, files: packaged };
}

/** An API without a route answers that there is none; where nothing is said of APIs, every request would arrive. */
function withClosedApis(triggers: readonly TriggerSpec[]): readonly TriggerSpec[] {
  const missing = (['http-api', 'rest-api'] as const).filter((kind) => !triggers.some((one) => one.kind === kind));
  return [...triggers, ...missing.map((kind) => ({ kind, routes: [] }))];
}
