import { nearestWord } from '#kernel';
import type { Check, ExerciseSpec, Observation, ScenarioSpec } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';
import { busesOf, checkRules, checkSchedules, fifoQueuesOf } from './rules.ts';

type Kind = 'buckets' | 'tables' | 'queues' | 'topics' | 'functions';

/** Checks that what checks, predictions and queues speak of is there. */
export function checkResources(
  { resources: shared, triggers: sharedTriggers = [] }: Pick<ExerciseSpec, 'resources' | 'triggers'>,
  { resources, checks, predictions = [], triggers = sharedTriggers }: ScenarioSpec,
  path: YamlPath,
  yaml: YamlFile,
): AuthorProblem[] {
  const namesOf = (kind: Kind): readonly string[] =>
    [shared, resources].flatMap((spec) => Object.keys(spec?.[kind] ?? {}));
  const problems: AuthorProblem[] = [];
  const expect = (kind: Kind, name: string, at: YamlPath): void => {
    const names = namesOf(kind);
    if (names.includes(name)) return;
    const near = nearestWord(name, names);
    problems.push(
      yaml.problemAt(at, {
        expected: names.length === 0 ? `${kind} under resources` : `one of ${names.join(', ')}`,
        found: JSON.stringify(name),
        remedy:
          near === undefined ? `Declare it under resources.${kind}, or correct its name.` : `Did you mean ${near}?`,
      }),
    );
  };
  const expectSubject = (subject: Check | Observation, at: YamlPath): void => {
    if ('bucket' in subject) expect('buckets', subject.bucket, [...at, 'bucket']);
    if ('table' in subject) expect('tables', subject.table, [...at, 'table']);
    if ('queue' in subject) expect('queues', subject.queue, [...at, 'queue']);
  };
  const checkFifo = (
    what: 'queue' | 'topic',
    name: string,
    {
      fifo = false,
      contentBasedDeduplication,
    }: { readonly fifo?: boolean; readonly contentBasedDeduplication?: boolean },
    at: YamlPath,
  ): void => {
    if (fifo !== name.endsWith('.fifo'))
      problems.push(
        yaml.problemAt(at, {
          expected: `a name that ends in .fifo for a FIFO ${what}, and for no other`,
          found: `${name}${fifo ? ' with' : ' without'} fifo: true`,
          remedy: 'Change the name, or fifo.',
        }),
      );
    if (!fifo && contentBasedDeduplication !== undefined)
      problems.push(
        yaml.problemAt([...at, 'contentBasedDeduplication'], {
          expected: `contentBasedDeduplication for a FIFO ${what} only`,
          found: `it at the standard ${what} ${name}`,
          remedy: `Add "fifo: true", or take it out: AWS refuses it for a standard ${what}.`,
        }),
      );
  };
  predictions.forEach(({ from }, index) => {
    expectSubject(from, [...path, 'predictions', index, 'from']);
  });
  checks.forEach((check, index) => {
    const at = [...path, 'checks', index];
    expectSubject(check, at);
    if (check.kind === 'picture' && check.looksLike !== undefined)
      expect('buckets', check.looksLike.bucket, [...at, 'looksLike', 'bucket']);
    if (isCounted(check) && check.atLeast === undefined && check.atMost === undefined) {
      problems.push(
        yaml.problemAt(at, {
          expected: 'atLeast, atMost, or both',
          found: 'neither of them',
          remedy: 'Say how often it happens: the check can fail only then.',
        }),
      );
    }
  });
  for (const [base, spec] of [
    [[], shared],
    [path, resources],
  ] as const) {
    for (const [name, queue] of Object.entries(spec?.queues ?? {})) {
      const target = queue.deadLetter?.queue;
      const at = [...base, 'resources', 'queues', name];
      if (target !== undefined) expect('queues', target, [...at, 'deadLetter', 'queue']);
      checkFifo('queue', name, queue, at);
    }
    for (const [name, topic] of Object.entries(spec?.topics ?? {})) {
      const at = [...base, 'resources', 'topics', name];
      checkFifo('topic', name, topic, at);
      for (const [index, { queue }] of topic.subscriptions.entries()) {
        const place = [...at, 'subscriptions', index, 'queue'];
        expect('queues', queue, place);
        if (queue.endsWith('.fifo') && topic.fifo !== true) {
          problems.push(
            yaml.problemAt(place, {
              expected: 'a standard queue, or a FIFO topic',
              found: `the FIFO queue ${queue} and the standard topic ${name}`,
              remedy: 'AWS refuses such a subscription: take a standard queue, or make the topic FIFO.',
            }),
          );
        }
      }
    }
    const all = [shared, resources];
    const declared = busesOf(all);
    // The bus of a trigger is there because the trigger says so, unless others are declared.
    const buses =
      declared.length > 0 ? declared : triggers.flatMap((one) => (one.kind === 'event-rule' ? (one.bus ?? []) : []));
    const subjects = {
      expect,
      problems,
      yaml,
      fifoQueues: fifoQueuesOf(all),
      buses: ['default', ...buses],
    };
    checkRules(spec?.rules ?? {}, [...base, 'resources', 'rules'], subjects);
    checkSchedules(spec?.schedules ?? {}, [...base, 'resources', 'schedules'], subjects);
  }
  return problems;
}

function isCounted(
  check: Check,
): check is Extract<Check, { kind: 'service-calls' | 'invocation-count' | 'deliveries' }> {
  return check.kind === 'service-calls' || check.kind === 'invocation-count' || check.kind === 'deliveries';
}
