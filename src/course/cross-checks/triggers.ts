import type { CloudSpec, ExerciseSpec, ScenarioSpec, TargetInputSpec, TriggerSpec } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import { missingResource } from './missing-resource.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';
import { busesOf, busProblem, inputProblem, patternProblem, scheduleProblem } from './rules.ts';

type Words = Pick<AuthorProblem, 'expected' | 'found' | 'remedy'>;

/** Checks that triggers and steps have what they speak of, and that AWS would take the triggers. */
export function checkTriggers(spec: ExerciseSpec, yaml: YamlFile): AuthorProblem[] {
  const problems: AuthorProblem[] = [];
  const examine = (
    triggers: readonly TriggerSpec[],
    resources: readonly (CloudSpec | undefined)[],
    path: YamlPath,
  ): void => {
    for (const [index, trigger] of triggers.entries()) {
      for (const { field, words } of problemsOf(trigger, resources, spec.function.timeout))
        problems.push(yaml.problemAt([...path, 'triggers', index, ...field], words));
    }
  };
  examine(spec.triggers ?? [], [spec.resources, ...spec.tasks.flatMap(resourcesOf)], []);
  for (const [taskIndex, task] of spec.tasks.entries()) {
    for (const [scenarioIndex, scenario] of task.scenarios.entries()) {
      const path = ['tasks', taskIndex, 'scenarios', scenarioIndex];
      const resources = [spec.resources, scenario.resources];
      examine(scenario.triggers ?? [], resources, path);
      const triggers = scenario.triggers ?? spec.triggers ?? [];
      for (const { step, words } of stepProblems(scenario, triggers, resources))
        problems.push(yaml.problemAt([...path, 'steps', step], words));
      for (const [index, check] of scenario.checks.entries()) {
        const words = check.kind === 'events' ? busProblem(check.bus, busNames(triggers, resources)) : undefined;
        if (words !== undefined) problems.push(yaml.problemAt([...path, 'checks', index, 'bus'], words));
      }
    }
  }
  const { onFailure, onSuccess, deadLetterQueue } = spec.function.asynchronous ?? {};
  for (const [field, queue] of Object.entries({ onFailure, onSuccess, deadLetterQueue })) {
    const words = missingResource('queues', queue, [spec.resources]);
    if (words !== undefined) problems.push(yaml.problemAt(['function', 'asynchronous', field], words));
  }
  return problems;
}

function resourcesOf({ scenarios }: ExerciseSpec['tasks'][number]): readonly (CloudSpec | undefined)[] {
  return scenarios.map(({ resources }) => resources);
}

/** The most messages that Lambda hands over without waiting for more. */
const mostWithoutWindow = 10;

function problemsOf(
  trigger: TriggerSpec,
  resources: readonly (CloudSpec | undefined)[],
  timeout: number,
): { readonly field: YamlPath; readonly words: Words }[] {
  const found: { readonly field: YamlPath; readonly words: Words }[] = [];
  const add = (field: string, words: Words | undefined): void => {
    if (words !== undefined) found.push({ field: [field], words });
  };
  const addInput = (spec: TargetInputSpec): void => {
    const problem = inputProblem(spec);
    if (problem !== undefined) found.push({ field: problem.path, words: problem.words });
  };
  switch (trigger.kind) {
    case 'rest-api':
      if (trigger.routes?.includes('$default') === true)
        add('routes', {
          expected: 'methods and paths',
          found: '"$default", which only HTTP APIs have',
          remedy: 'Write ANY / and ANY /{proxy+} for everything, or leave routes out.',
        });
      break;
    case 's3':
      add('bucket', missingResource('buckets', trigger.bucket, resources));
      break;
    case 'dynamodb-stream': {
      const words = missingResource('tables', trigger.table, resources);
      add('table', words);
      const tables = resources.flatMap((spec) => spec?.tables?.[trigger.table] ?? []);
      if (words === undefined && tables.every(({ stream }) => stream === undefined)) {
        add('table', {
          expected: 'a table with a stream',
          found: `${trigger.table}, which has none`,
          remedy: `Add "stream: NEW_AND_OLD_IMAGES", or another view type, to resources.tables.${trigger.table}.`,
        });
      }
      add('onFailure', missingResource('queues', trigger.onFailure, resources));
      add('filterPatterns', patternProblem(trigger.filterPatterns));
      break;
    }
    case 'sqs': {
      add('queue', missingResource('queues', trigger.queue, resources));
      add('filterPatterns', patternProblem(trigger.filterPatterns));
      if ((trigger.batchSize ?? 0) > mostWithoutWindow && (trigger.maximumBatchingWindowInSeconds ?? 0) === 0) {
        add('batchSize', {
          expected: `at most ${mostWithoutWindow}, or a batching window`,
          found: `${String(trigger.batchSize)} without one`,
          remedy: 'Add maximumBatchingWindowInSeconds, 1 or more: AWS refuses larger batches without it.',
        });
      }
      const queue = resources.flatMap((spec) => spec?.queues?.[trigger.queue] ?? [])[0];
      if (queue !== undefined && (queue.visibilityTimeout ?? 30) < timeout) {
        add('queue', {
          expected: `a visibility time-out of at least the function's timeout, ${timeout} s`,
          found: `${queue.visibilityTimeout ?? 30} s`,
          remedy: `Raise visibilityTimeout of resources.queues.${trigger.queue}; AWS refuses such a trigger, and advises six times the timeout.`,
        });
      }
      break;
    }
    case 'sns':
      if (trigger.topic.endsWith('.fifo')) {
        add('topic', {
          expected: 'a standard topic',
          found: `${trigger.topic}, a FIFO topic`,
          remedy: 'AWS subscribes only queues to a FIFO topic: put a queue between, under resources.topics.',
        });
      }
      if (trigger.filterPolicy !== undefined) add('filterPolicy', patternProblem([trigger.filterPolicy]));
      break;
    case 'event-rule':
      add('eventPattern', patternProblem([trigger.eventPattern]));
      addInput(trigger);
      // The bus of a trigger is there because the trigger says so, unless others are declared.
      if (busesOf(resources).length > 0) add('bus', busProblem(trigger.bus, ['default', ...busesOf(resources)]));
      break;
    case 'schedule':
      if (trigger.by === 'rule' && trigger.scheduleExpressionTimezone !== undefined) {
        add('by', {
          expected: 'a scheduler, where there is a time zone',
          found: 'rule',
          remedy: 'Write "by: scheduler", or take scheduleExpressionTimezone out.',
        });
      } else if (trigger.by === 'scheduler' && (trigger.inputPath ?? trigger.inputTransformer) !== undefined) {
        add('by', {
          expected: 'a rule, where the input is made of an event',
          found: 'scheduler',
          remedy: 'Write input, with context attributes such as <aws.scheduler.scheduled-time>, or "by: rule".',
        });
      } else {
        add('scheduleExpression', scheduleProblem(trigger));
        addInput(trigger);
      }
      break;
    case 'http-api':
    case 'function-url':
      break;
  }
  return found;
}

function stepProblems(
  { steps }: ScenarioSpec,
  triggers: readonly TriggerSpec[],
  resources: readonly (CloudSpec | undefined)[],
): { readonly step: number; readonly words: Words }[] {
  return steps.flatMap((step, index) => {
    let words: Words | undefined;
    if ('bucket' in step) words = missingResource('buckets', step.bucket, resources);
    if ('table' in step) words = missingResource('tables', step.table, resources);
    if ('queue' in step) words = missingResource('queues', step.queue, resources);
    if (step.kind === 'publish')
      words = amongst(step.topic, 'sns', [
        ...triggers.flatMap((one) => (one.kind === 'sns' ? [one.topic] : [])),
        ...resources.flatMap((spec) => Object.keys(spec?.topics ?? {})),
      ]);
    if (step.kind === 'fire-schedule')
      words = amongst(step.schedule, 'schedule', [
        ...triggers.flatMap((one) => (one.kind === 'schedule' ? [one.name] : [])),
        ...resources.flatMap((spec) => [
          ...Object.entries(spec?.rules ?? {}).flatMap(([name, rule]) => ('scheduleExpression' in rule ? [name] : [])),
          ...Object.keys(spec?.schedules ?? {}),
        ]),
      ]);
    if (step.kind === 'put-event') words = putEventProblem(step.bus, triggers, resources);
    return words === undefined ? [] : [{ step: index, words }];
  });
}

function putEventProblem(
  bus: string | undefined,
  triggers: readonly TriggerSpec[],
  resources: readonly (CloudSpec | undefined)[],
): Words | undefined {
  const hasRule = triggers.some(({ kind }) => kind === 'event-rule');
  if (!hasRule && resources.every((spec) => Object.keys(spec?.rules ?? {}).length === 0))
    return noTrigger('event-rule');
  return busProblem(bus, busNames(triggers, resources));
}

/** The buses that there are: a trigger's is there because it says so. */
function busNames(triggers: readonly TriggerSpec[], resources: readonly (CloudSpec | undefined)[]): readonly string[] {
  const ofTriggers = triggers.flatMap((one) => (one.kind === 'event-rule' ? (one.bus ?? []) : []));
  return ['default', ...busesOf(resources), ...ofTriggers];
}

function amongst(name: string, kind: TriggerSpec['kind'], names: readonly string[]): Words | undefined {
  if (names.includes(name)) return undefined;
  if (names.length === 0) return noTrigger(kind);
  return {
    expected: `one of ${names.join(', ')}`,
    found: JSON.stringify(name),
    remedy: 'Correct the name, or add a trigger.',
  };
}

function noTrigger(kind: TriggerSpec['kind']): Words {
  return {
    expected: `a trigger of the kind ${kind}`,
    found: 'none',
    remedy: `Add one under triggers: nothing calls the function because of this step.`,
  };
}
