import type { JsonValue } from '#kernel';
import {
  type CloudSpec,
  describeInputPathProblem,
  describePatternProblem,
  describeScheduleProblem,
  describeTemplateProblem,
  type ScheduleTiming,
  type TargetInputSpec,
} from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';

type Words = Pick<AuthorProblem, 'expected' | 'found' | 'remedy'>;
type Rules = NonNullable<CloudSpec['rules']>;
type Schedules = NonNullable<CloudSpec['schedules']>;
type Target = Rules[string]['targets'][number] | Schedules[string]['target'];

interface Subjects {
  /** Adds a problem where there is no such resource. */
  readonly expect: (kind: 'queues' | 'topics' | 'functions', name: string, at: YamlPath) => void;
  readonly problems: AuthorProblem[];
  readonly yaml: YamlFile;
  readonly fifoQueues: readonly string[];
  /** With `default`. */
  readonly buses: readonly string[];
}

/** The buses beyond `default`. */
export function busesOf(specs: readonly (CloudSpec | undefined)[]): readonly string[] {
  return specs.flatMap((spec) => spec?.buses ?? []);
}

export function fifoQueuesOf(specs: readonly (CloudSpec | undefined)[]): readonly string[] {
  return specs.flatMap((spec) =>
    Object.entries(spec?.queues ?? {}).flatMap(([name, { fifo }]) => (fifo ? [name] : [])),
  );
}

/** Checks the rules whose targets are not the function under test. */
export function checkRules(rules: Rules, path: YamlPath, subjects: Subjects): void {
  const { problems, yaml, buses } = subjects;
  for (const [name, rule] of Object.entries(rules)) {
    const at = [...path, name];
    for (const [index, target] of rule.targets.entries()) {
      const place = [...at, 'targets', index];
      checkTarget(target, place, subjects);
      const input = inputProblem(target, 'bus' in target);
      if (input !== undefined) problems.push(yaml.problemAt([...place, ...input.path], input.words));
    }
    if ('eventPattern' in rule) {
      const pattern = patternProblem([rule.eventPattern]);
      if (pattern !== undefined) problems.push(yaml.problemAt([...at, 'eventPattern'], pattern));
      const bus = busProblem(rule.bus, buses);
      if (bus !== undefined) problems.push(yaml.problemAt([...at, 'bus'], bus));
    } else {
      const words = scheduleProblem({ by: 'rule', scheduleExpression: rule.scheduleExpression });
      if (words !== undefined) problems.push(yaml.problemAt([...at, 'scheduleExpression'], words));
    }
  }
}

/** Checks the schedules whose target is not the function under test. */
export function checkSchedules(schedules: Schedules, path: YamlPath, subjects: Subjects): void {
  const { problems, yaml } = subjects;
  for (const [name, schedule] of Object.entries(schedules)) {
    const at = [...path, name];
    checkTarget(schedule.target, [...at, 'target'], subjects);
    const words = scheduleProblem({ by: 'scheduler', ...schedule });
    if (words !== undefined) problems.push(yaml.problemAt([...at, 'scheduleExpression'], words));
  }
}

function checkTarget(target: Target, at: YamlPath, { expect, problems, yaml, fifoQueues, buses }: Subjects): void {
  if (target.deadLetterQueue !== undefined) {
    expect('queues', target.deadLetterQueue, [...at, 'deadLetterQueue']);
    if (fifoQueues.includes(target.deadLetterQueue)) {
      problems.push(
        yaml.problemAt([...at, 'deadLetterQueue'], {
          expected: 'a standard queue',
          found: `${target.deadLetterQueue}, a FIFO queue`,
          remedy: 'AWS takes only standard queues for what a target does not take.',
        }),
      );
    }
  }
  if ('topic' in target) expect('topics', target.topic, [...at, 'topic']);
  if ('function' in target) expect('functions', target.function, [...at, 'function']);
  if ('bus' in target) {
    const words = busProblem(target.bus, buses);
    if (words !== undefined) problems.push(yaml.problemAt([...at, 'bus'], words));
  }
  const group = 'messageGroupId' in target ? target.messageGroupId : undefined;
  const queue = 'queue' in target ? target.queue : undefined;
  if (queue !== undefined) expect('queues', queue, [...at, 'queue']);
  const isFifo = queue !== undefined && fifoQueues.includes(queue);
  if (isFifo === (group !== undefined)) return;
  problems.push(
    yaml.problemAt(at, {
      expected: 'a messageGroupId for a FIFO queue, and for no other',
      found: `${queue ?? 'another target'} ${isFifo ? 'without' : 'with'} one`,
      remedy: isFifo ? 'Add messageGroupId: a FIFO queue takes no message without.' : 'Take messageGroupId out.',
    }),
  );
}

/** What AWS would refuse in what a target gets in place of the event, and where. */
export function inputProblem(
  { input, inputPath, inputTransformer }: TargetInputSpec,
  isBus = false,
): { readonly path: YamlPath; readonly words: Words } | undefined {
  const given = Object.entries({ input, inputPath, inputTransformer }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (given.length > 1 || (isBus && given.length > 0)) {
    return {
      path: [],
      words: {
        expected: isBus ? 'the event itself, for a bus' : 'one of input, inputPath and inputTransformer at most',
        found: given.join(' and '),
        remedy: isBus ? 'Take it out: a bus gets the event as it is.' : 'Keep the one that you mean.',
      },
    };
  }
  if (inputPath !== undefined) return pathProblem(inputPath, ['inputPath']);
  if (inputTransformer === undefined) return undefined;
  const { inputPathsMap = {}, inputTemplate } = inputTransformer;
  for (const [name, path] of Object.entries(inputPathsMap)) {
    const place = ['inputTransformer', 'inputPathsMap', name];
    if (name.toLowerCase().startsWith('aws.')) {
      const words = { expected: 'a name of your own', found: name, remedy: 'Names that begin with aws. are reserved.' };
      return { path: place, words };
    }
    const problem = pathProblem(path, place);
    if (problem !== undefined) return problem;
  }
  return templateProblem(inputTemplate, Object.keys(inputPathsMap));
}

function pathProblem(path: string, place: YamlPath): { readonly path: YamlPath; readonly words: Words } | undefined {
  const problem = describeInputPathProblem(path);
  if (problem === undefined) return undefined;
  const remedy = 'AWS refuses others: there are no quotes in brackets, and no filters.';
  return { path: place, words: { expected: 'a path such as $.detail.id', found: problem, remedy } };
}

function templateProblem(
  template: string,
  names: readonly string[],
): { readonly path: YamlPath; readonly words: Words } | undefined {
  const problem = describeTemplateProblem(template, names);
  if (problem === undefined) return undefined;
  const path = ['inputTransformer', 'inputTemplate'];
  switch (problem.kind) {
    case 'unknown-variable':
      return {
        path,
        words: {
          expected:
            names.length === 0 ? 'variables of inputPathsMap, which is empty' : `of the variables ${names.join(', ')}`,
          found: `<${problem.variable}>`,
          remedy: 'Add it to inputPathsMap, or correct its name.',
        },
      };
    case 'only-in-json':
      return {
        path,
        words: {
          expected: `a template that is an object, for <${problem.variable}>`,
          found: template,
          remedy: `Write { "event": <${problem.variable}> } in single quotes.`,
        },
      };
    case 'not-json':
      return {
        path,
        words: {
          expected: 'JSON with variables, or a text in double quotes',
          found: template,
          remedy: 'Put quotes around texts, and single quotes around all of it.',
        },
      };
  }
}

export function busProblem(bus: string | undefined, buses: readonly string[]): Words | undefined {
  if (bus === undefined || buses.includes(bus)) return undefined;
  return {
    expected: `one of ${[...new Set(buses)].join(', ')}`,
    found: JSON.stringify(bus),
    remedy: 'Declare it under resources.buses, or correct its name.',
  };
}

export function patternProblem(patterns: readonly JsonValue[] | undefined): Words | undefined {
  const problem = patterns?.map((pattern) => describePatternProblem(pattern)).find((one) => one !== undefined);
  if (problem === undefined) return undefined;
  return {
    expected: 'a pattern: names, and a list of values for each',
    found: problem,
    remedy: 'Write what is wanted in a list, such as { source: [shop.orders] }.',
  };
}

export function scheduleProblem(timing: ScheduleTiming): Words | undefined {
  const problem = describeScheduleProblem(timing);
  if (problem === undefined) return undefined;
  const { by, scheduleExpression } = timing;
  return {
    expected: `rate(…)${by === 'rule' ? ' or cron(…)' : ', cron(…) or at(…)'}, as AWS takes it`,
    found: `${scheduleExpression}. ${problem}`,
    remedy: 'Correct it: on AWS, such a schedule is refused.',
  };
}
