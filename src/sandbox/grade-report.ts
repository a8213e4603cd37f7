import type { JsonValue } from '#kernel';
import type { CheckKind } from './exercise-spec.ts';
import type { FunctionErrorKind, SourcePosition } from './transcript.ts';

/** The result of one check. */
export interface CheckResult {
  readonly id: string;
  readonly kind: CheckKind;
  /** What is expected, as a sentence. */
  readonly sentence: string;
  readonly status: 'passed' | 'failed' | 'not-reached';
  /** Only when failed. `shape`: the answer is not of the expected form; `value`: it is, but says something else. */
  readonly cause?: 'shape' | 'value' | 'function-error';
  /** Present when failed, as far as they can be told. */
  readonly expected?: JsonValue;
  readonly received?: JsonValue;
  /** Why it failed, and what to look at. */
  readonly message?: string;
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
export type VerdictKind = 'passed' | FunctionErrorKind | 'stopped' | 'wrong-shape' | 'wrong-value' | 'our-fault';

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
}
