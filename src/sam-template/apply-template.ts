import type { CloudSpec, ExerciseSpec, SourceFiles, TriggerSpec } from '#sandbox';
import type { QueueSettings } from './read-queue.ts';
import { readTemplate } from './read-template.ts';
import type { TemplateProblem } from './template-problem.ts';

/** Where the template is, among an exercise's files. */
export const templateFile = 'template.yaml';

/** An exercise as a learner's template deploys it, or what keeps it from being deployed. */
export type Deployment =
  | { readonly kind: 'deployed'; readonly spec: ExerciseSpec; readonly files: SourceFiles }
  | { readonly kind: 'problems'; readonly problems: readonly [TemplateProblem, ...TemplateProblem[]] };

/** As {@link applyTemplate}; where the exercise asks what the function's role may do, its policies are read, too. */
export async function deployTemplate(spec: ExerciseSpec, files: SourceFiles): Promise<Deployment> {
  const deployment = applyTemplate(spec, files);
  if (deployment.kind === 'problems' || !asksForPermissions(spec)) return deployment;
  const { readPermissions } = await import('./permissions/read-permissions.ts');
  const permissions = readPermissions(files[templateFile] ?? '');
  if (permissions.kind === 'problems') return permissions;
  return { ...deployment, spec: { ...deployment.spec, permissions: permissions.statements } };
}

/** Sets an exercise's function and triggers to what the template says: what is not in it does not exist. */
export function applyTemplate(spec: ExerciseSpec, { [templateFile]: text = '', ...files }: SourceFiles): Deployment {
  const reading = readTemplate(text, files);
  if (reading.kind === 'problems') return reading;
  const { function: config, triggers, queues, files: packaged } = reading.model;
  const deployed = { ...spec, function: config, triggers: withClosedApis(triggers) };
  if (Object.keys(queues).length === 0) return { kind: 'deployed', spec: deployed, files: packaged };
  const resources = withQueues(spec.resources, queues, Object.keys(queues));
  const tasks = spec.tasks.map((task) => ({
    ...task,
    scenarios: task.scenarios.map((scenario) =>
      scenario.resources?.queues === undefined
        ? scenario
        : { ...scenario, resources: withQueues(scenario.resources, queues, Object.keys(scenario.resources.queues)) },
    ),
  }));
  return { kind: 'deployed', spec: { ...deployed, resources, tasks }, files: packaged };
}

function asksForPermissions({ tasks }: ExerciseSpec): boolean {
  return tasks.some(({ scenarios }) =>
    scenarios.some(({ checks }) => checks.some(({ kind }) => kind === 'permission')),
  );
}

/** What an exercise says of a queue holds where the template is silent; what it holds is the exercise's alone. */
function withQueues(
  resources: CloudSpec | undefined,
  settings: Readonly<Record<string, QueueSettings>>,
  names: readonly string[],
): CloudSpec {
  const changed = names.map(
    (name) => [name, { messages: [], ...resources?.queues?.[name], ...settings[name] }] as const,
  );
  return { ...resources, queues: { ...resources?.queues, ...Object.fromEntries(changed) } };
}

/** An API without a route answers that there is none; where nothing is said of APIs, every request would arrive. */
function withClosedApis(triggers: readonly TriggerSpec[]): readonly TriggerSpec[] {
  const missing = (['http-api', 'rest-api'] as const).filter((kind) => !triggers.some((one) => one.kind === kind));
  return [...triggers, ...missing.map((kind) => ({ kind, routes: [] }))];
}
