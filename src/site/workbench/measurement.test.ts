import { describe, expect, it } from 'vitest';
import type { FunctionConfig, InvocationRecord, ScenarioOutcome } from '#sandbox';
import type { RunResult } from '#worker';
import { measure } from './measurement.ts';

const config: FunctionConfig = {
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memorySize: 512,
  timeout: 2,
  environment: {},
};

function invocation(durationMs: number, outcome: InvocationRecord['outcome']): InvocationRecord {
  return { step: 1, requestId: 'r', event: {}, coldStart: false, outcome, durationMs, billedDurationMs: durationMs };
}

function ran(...invocations: readonly InvocationRecord[]): ScenarioOutcome {
  return { kind: 'ran', transcript: { invocations, logs: [], requests: [], droppedLogLines: 0 } };
}

function result(outcomes: readonly ScenarioOutcome[], rest: Partial<RunResult> = {}): RunResult {
  return {
    report: { verdict: { kind: 'passed', message: '' }, tasks: [] },
    outcomes: outcomes.map((outcome, scenarioIndex) => ({ taskIndex: 0, scenarioIndex, steps: [], outcome })),
    seed: 1,
    elapsedMs: 1,
    function: config,
    ...rest,
  };
}

describe('what a run has measured', () => {
  it('is summed up over all its scenarios, with what failed', () => {
    const answered = { kind: 'answered', answer: null } as const;
    const failed = {
      kind: 'function-error',
      error: { kind: 'timed-out', phase: 'invoke', errorType: 'Sandbox.Timedout', errorMessage: '', trace: [] },
    } as const;
    const measured = measure(
      result([ran(invocation(100, answered), invocation(300, answered)), ran(invocation(1_600, failed))]),
    );
    expect(measured).toEqual({
      memorySize: 512,
      timeout: 2,
      invocations: 3,
      longestMs: 1_600,
      billedMs: 2_000,
      gbSeconds: 1,
      failed: 1,
      isGoalMet: true,
    });
  });

  it('is nothing where the function could not be deployed', () => {
    const { function: _, ...undeployed } = result([]);
    expect(measure(undeployed)).toBeUndefined();
  });
});
