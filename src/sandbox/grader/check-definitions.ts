import type { CheckKind, PreparedScenario } from '../exercise-spec.ts';
import type { CheckDefinition } from './check-subject.ts';
import { answer } from './checks/answer.ts';
import { functionError, noFunctionError } from './checks/function-error.ts';
import {
  billedAtMost,
  coldStarts,
  durationAtMost,
  gbSecondsAtMost,
  initAtMost,
  invocationCount,
} from './checks/invocations.ts';
import { logExcludes, logIncludes } from './checks/log.ts';
import { logJson } from './checks/log-json.ts';
import { responseJson, responseJsonIncludes, responseText } from './checks/response-body.ts';
import { responseBytes } from './checks/response-bytes.ts';
import { responseHeader, responseHeaderAbsent, responseMediaType } from './checks/response-header.ts';
import { responseHeaderList } from './checks/response-header-list.ts';
import { responseStatus } from './checks/response-status.ts';
import type { pictureChecks } from './picture-checks.ts';
import type { safetyChecks } from './safety-checks.ts';
import type { surroundingChecks } from './surrounding-checks.ts';

/** Checks that can be made: all that look at the function itself, and the others where they were asked for. */
export type Checks = typeof functionChecks &
  Partial<typeof surroundingChecks & typeof safetyChecks & typeof pictureChecks>;

/** The kinds that look at the function: its answer, its log, its figures. A new kind is an entry here or in one of the other lists. */
const functionChecks = {
  answer,
  'billed-at-most': billedAtMost,
  'cold-starts': coldStarts,
  'duration-at-most': durationAtMost,
  'function-error': functionError,
  'gb-seconds-at-most': gbSecondsAtMost,
  'init-at-most': initAtMost,
  'invocation-count': invocationCount,
  'log-excludes': logExcludes,
  'log-includes': logIncludes,
  'log-json': logJson,
  'no-function-error': noFunctionError,
  'response-bytes': responseBytes,
  'response-header': responseHeader,
  'response-header-absent': responseHeaderAbsent,
  'response-header-list': responseHeaderList,
  'response-json': responseJson,
  'response-json-includes': responseJsonIncludes,
  'response-media-type': responseMediaType,
  'response-status': responseStatus,
  'response-text': responseText,
} as const satisfies { readonly [Kind in CheckKind]?: CheckDefinition<Kind> };

/** Loads the checks that scenarios ask for. Most look at the function alone, and have theirs at once. */
export async function loadChecks(scenarios: readonly Pick<PreparedScenario, 'checks'>[]): Promise<Checks> {
  const kinds = scenarios.flatMap(({ checks }) => checks.map(({ kind }) => kind));
  if (kinds.every((kind) => kind in functionChecks)) return functionChecks;
  const { loadFurtherChecks } = await import('./surrounding-checks.ts');
  return { ...functionChecks, ...(await loadFurtherChecks(kinds)) };
}

/** Loads every kind of check. */
export async function loadAllChecks(): Promise<{ readonly [Kind in CheckKind]: CheckDefinition<Kind> }> {
  const { loadAllFurtherChecks } = await import('./surrounding-checks.ts');
  return { ...functionChecks, ...(await loadAllFurtherChecks()) };
}

/** Throws a RangeError when the kind was not loaded, which is a fault of ours. */
export function checkOf(checks: Checks, kind: CheckKind): CheckDefinition<CheckKind> {
  const definition = (checks as { readonly [Kind in CheckKind]?: CheckDefinition<Kind> })[kind];
  if (definition === undefined) throw new RangeError(`The check '${kind}' was not loaded.`);
  return definition as CheckDefinition<CheckKind>;
}
