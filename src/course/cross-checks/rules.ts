import type { JsonValue } from '#kernel';
import { type CloudSpec, describePatternProblem, describeScheduleProblem, type ScheduleTiming } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';

type Words = Pick<AuthorProblem, 'expected' | 'found' | 'remedy'>;
type Rules = NonNullable<CloudSpec['rules']>;
type Schedules = NonNullable<CloudSpec['schedules']>;
type Target = Schedules[string]['target'];

interface Subjects {
  /** Adds a problem where there is no such resource. */
  readonly expect: (kind: 'queues' | 'topics', name: string, at: YamlPath) => void;
  readonly problems: AuthorProblem[];
  readonly yaml: YamlFile;
  readonly fifoQueues: readonly string[];
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

/** Checks the rules that tell queues and topics. */
export function checkRules(rules: Rules, path: YamlPath, buses: readonly string[], subjects: Subjects): void {
  const { problems, yaml } = subjects;
  for (const [name, rule] of Object.entries(rules)) {
    const at = [...path, name];
    for (const [index, target] of rule.targets.entries()) checkTarget(target, [...at, 'targets', index], subjects);
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

/** Checks the schedules that tell a queue or topic. */
export function checkSchedules(schedules: Schedules, path: YamlPath, subjects: Subjects): void {
  const { problems, yaml } = subjects;
  for (const [name, schedule] of Object.entries(schedules)) {
    const at = [...path, name];
    checkTarget(schedule.target, [...at, 'target'], subjects);
    const words = scheduleProblem({ by: 'scheduler', ...schedule });
    if (words !== undefined) problems.push(yaml.problemAt([...at, 'scheduleExpression'], words));
  }
}

function checkTarget(target: Target, at: YamlPath, { expect, problems, yaml, fifoQueues }: Subjects): void {
  if ('topic' in target) {
    expect('topics', target.topic, [...at, 'topic']);
    return;
  }
  expect('queues', target.queue, [...at, 'queue']);
  const isFifo = fifoQueues.includes(target.queue);
  if (isFifo === (target.messageGroupId !== undefined)) return;
  problems.push(
    yaml.problemAt(at, {
      expected: 'a messageGroupId for a FIFO queue, and for no other',
      found: `${target.queue} ${isFifo ? 'without' : 'with'} one`,
      remedy: isFifo ? 'Add messageGroupId: a FIFO queue takes no message without.' : 'Take messageGroupId out.',
    }),
  );
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
