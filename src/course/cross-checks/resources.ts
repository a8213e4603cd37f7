import type { Check, CloudSpec, ScenarioSpec } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import { nearestWord } from '../nearest-word.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';

/** Checks that what checks and queues speak of is there. */
export function checkResources(
  shared: CloudSpec | undefined,
  { resources, checks }: ScenarioSpec,
  path: YamlPath,
  yaml: YamlFile,
): AuthorProblem[] {
  const namesOf = (kind: 'buckets' | 'tables' | 'queues'): readonly string[] =>
    [shared, resources].flatMap((spec) => Object.keys(spec?.[kind] ?? {}));
  const problems: AuthorProblem[] = [];
  const expect = (kind: 'buckets' | 'tables' | 'queues', name: string, at: YamlPath): void => {
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
  checks.forEach((check, index) => {
    const at = [...path, 'checks', index];
    if (check.kind === 'object' || check.kind === 'no-object') expect('buckets', check.bucket, [...at, 'bucket']);
    if (check.kind === 'item' || check.kind === 'no-item') expect('tables', check.table, [...at, 'table']);
    if (check.kind === 'messages') expect('queues', check.queue, [...at, 'queue']);
    if (check.kind === 'object-count') expect('buckets', check.bucket, [...at, 'bucket']);
    if (check.kind === 'item-count') expect('tables', check.table, [...at, 'table']);
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
      if (target !== undefined) expect('queues', target, [...base, 'resources', 'queues', name, 'deadLetter', 'queue']);
    }
  }
  return problems;
}

function isCounted(
  check: Check,
): check is Extract<Check, { kind: 'service-calls' | 'invocation-count' | 'deliveries' }> {
  return check.kind === 'service-calls' || check.kind === 'invocation-count' || check.kind === 'deliveries';
}
