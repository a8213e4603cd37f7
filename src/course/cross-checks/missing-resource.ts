import { nearestWord } from '#kernel';
import type { CloudSpec } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';

/** What to tell the author of a name that no resource has; undefined where one has it, or there is no name. */
export function missingResource(
  kind: 'buckets' | 'tables' | 'queues',
  name: string | undefined,
  resources: readonly (CloudSpec | undefined)[],
): Pick<AuthorProblem, 'expected' | 'found' | 'remedy'> | undefined {
  const names = resources.flatMap((spec) => Object.keys(spec?.[kind] ?? {}));
  if (name === undefined || names.includes(name)) return undefined;
  const near = nearestWord(name, names);
  return {
    expected: names.length === 0 ? `${kind} under resources` : `one of ${[...new Set(names)].join(', ')}`,
    found: JSON.stringify(name),
    remedy: near === undefined ? `Declare it under resources.${kind}, or correct its name.` : `Did you mean ${near}?`,
  };
}
