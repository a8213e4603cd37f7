import type { JsonValue } from '#kernel';
import type { CheckKind } from './exercise-spec.ts';
import type { FunctionErrorKind, SourcePosition } from './transcript.ts';

/** The result of one check, or of one forecast. */
export interface CheckResult {
  readonly id: string;
  readonly kind: CheckKind | 'prediction';
  /** What is expected, as a sentence; of a prediction, the question. */
  readonly sentence: string;
  readonly status: 'passed' | 'failed' | 'not-reached';
  /** Only when failed. `shape`: the answer is not of the expected form; `value`: it is, but says something else. */
  readonly cause?: 'shape' | 'value' | 'function-error';
  /**
   * Present when failed, as far as they can be told. Of a prediction always, once there was a run: what happened, and what was forecast.
   */
  readonly expected?: JsonValue;
  readonly received?: JsonValue;
  /** Why it failed, and what to look at. */
  readonly message?: string;
  /** Of both, where they are numbers of something. */
  readonly unit?: string;
  /** Why what happened did happen; only of a prediction. */
  readonly explanation?: string;
  /** The number of the step that was checked, from 1. */
  readonly step: number;
}

export interface ScenarioReport {
  readonly name: string;
  readonly seed: number;
  readonly status: 'passed' | 'failed';
  readonly checks: readonly CheckResult[];
}

export interface TaskReport {
  readonly title: string;
  readonly status: 'passed' | 'failed';
  readonly scenarios: readonly ScenarioReport[];
}

/** The kinds of verdict, each a different thing for the learner to do. */
export type VerdictKind =
  | 'passed'
  | FunctionErrorKind
  | 'stopped'
  | 'wrong-shape'
  | 'wrong-value'
  | 'wrong-forecast'
  /** The template cannot be deployed, so nothing was run. */
  | 'template-problem'
  | 'our-fault';

/** The result of a run in one sentence. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly message: string;
  readonly position?: SourcePosition;
  /** The task and scenario that the verdict speaks of, from 0. */
  readonly taskIndex?: number;
  readonly scenarioIndex?: number;
}

/** What a run was worth. */
export interface GradeReport {
  readonly verdict: Verdict;
  readonly tasks: readonly TaskReport[];
  /** What keeps the template from being deployed, in the order of its lines. */
  readonly problems?: readonly { readonly message: string; readonly position: SourcePosition }[];
}
