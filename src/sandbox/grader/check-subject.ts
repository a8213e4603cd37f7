import type { JsonValue } from '#kernel';
import type { Check, CheckKind, ExerciseSpec } from '../exercise-spec.ts';
import type { InvocationRecord, Transcript } from '../transcript.ts';

/** What a check looks at: the invocation of its step, and the whole transcript around it. */
export interface CheckSubject {
  readonly invocation: InvocationRecord;
  readonly transcript: Transcript;
  /** What the function is configured with. */
  readonly configuration: Configuration;
}

/** A function, who calls it, and what it may do. */
export type Configuration = Pick<ExerciseSpec, 'function' | 'triggers' | 'permissions'>;

/** What a check finds. `shape`: not of the expected form; `value`: of that form, but it says something else. */
export type Finding =
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'failed';
      readonly cause: 'shape' | 'value';
      readonly expected: JsonValue;
      readonly received: JsonValue;
      /** What was received, what was expected and what to look at. */
      readonly message: string;
    };

/** One kind of check. */
export interface CheckDefinition<Kind extends CheckKind> {
  /** The expectation as a sentence, for a check that has none of its own. */
  sentence(check: Extract<Check, { kind: Kind }>): string;
  /** Whether the check may pass where the handler gave no answer, or none that the API could use. */
  readonly passesWithoutAnswer?: true;
  /** Whether what it measures is there where the function failed, too: then a bad finding is its own, and not the failure's. */
  readonly measuresFailures?: true;
  /** Whether it looks at the scenario as a whole: then its step need not have invoked the function. */
  readonly looksAtScenario?: true;
  examine(check: Extract<Check, { kind: Kind }>, subject: CheckSubject): Finding;
}

export const passed: Finding = { kind: 'passed' };
