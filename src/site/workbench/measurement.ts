import type { FunctionConfig, ScenarioOutcome } from '#sandbox';
import type { RunResult } from '#worker';

/** What a run has measured, over all its scenarios. */
export interface Measurement {
  readonly memorySize: number;
  /** Seconds. */
  readonly timeout: number;
  readonly invocations: number;
  /** Of the longest invocation, INIT apart, in milliseconds. */
  readonly longestMs: number;
  readonly billedMs: number;
  readonly gbSeconds: number;
  /** Those that failed, or timed out. */
  readonly failed: number;
  readonly isGoalMet: boolean;
}

/** Measures a run; undefined where its function could not be deployed. */
export function measure({ report, outcomes, function: config }: RunResult): Measurement | undefined {
  if (config === undefined) return undefined;
  const invocations = outcomes.flatMap(({ outcome }) => invocationsOf(outcome));
  const billedMs = invocations.reduce((sum, { billedDurationMs }) => sum + billedDurationMs, 0);
  return {
    memorySize: config.memorySize,
    timeout: config.timeout,
    invocations: invocations.length,
    longestMs: Math.max(0, ...invocations.map(({ durationMs }) => durationMs)),
    billedMs,
    gbSeconds: gbSecondsOf(billedMs, config),
    failed: invocations.filter(({ outcome }) => outcome.kind === 'function-error').length,
    isGoalMet: report.verdict.kind === 'passed',
  };
}

function invocationsOf(
  outcome: ScenarioOutcome,
): Extract<ScenarioOutcome, { kind: 'ran' }>['transcript']['invocations'] {
  return outcome.kind === 'ran' ? outcome.transcript.invocations : [];
}

function gbSecondsOf(billedMs: number, { memorySize }: FunctionConfig): number {
  return (billedMs / 1_000) * (memorySize / 1_024);
}
