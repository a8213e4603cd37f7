import type { JsonValue } from '#kernel';
import type { Check, ExerciseSpec, PreparedScenario } from '../exercise-spec.ts';
import type { CheckResult, GradeReport } from '../grade-report.ts';
import type {
  FunctionError,
  FunctionErrorKind,
  HttpResponse,
  InvocationRecord,
  LogLine,
  ScenarioOutcome,
} from '../transcript.ts';
import { grade, loadAllChecks } from './index.ts';

export const allChecks = await loadAllChecks();

/** An invocation that answered. */
export function answered(answer: JsonValue, rest: Partial<InvocationRecord> = {}): InvocationRecord {
  return {
    step: 1,
    requestId: '00000000-0000-4000-8000-000000000000',
    event: {},
    coldStart: true,
    outcome: { kind: 'answered', answer },
    durationMs: 1,
    billedDurationMs: 142,
    initDurationMs: 141,
    ...rest,
  };
}

/** An invocation that answered over HTTP. */
export function responded(response: Partial<HttpResponse>, rest: Partial<InvocationRecord> = {}): InvocationRecord {
  return answered(null, { response: { status: 200, headers: {}, body: '', ...response }, ...rest });
}

/** An invocation that failed; its caller got a 500. */
export function failed(
  error: Partial<FunctionError> & { readonly kind: FunctionErrorKind },
  rest: Partial<InvocationRecord> = {},
): InvocationRecord {
  return answered(null, {
    outcome: {
      kind: 'function-error',
      error: { phase: 'invoke', errorType: 'Error', errorMessage: 'boom', trace: [], ...error },
    },
    response: {
      status: 500,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Internal Server Error"}',
      problem: 'The function failed.',
    },
    ...rest,
  });
}

/** The outcome of a scenario with these invocations and these lines logged by the function. */
export function ran(invocations: readonly InvocationRecord[], logged: readonly string[] = []): ScenarioOutcome {
  const logs: LogLine[] = [
    { source: 'platform', timestamp: 0, level: 'INFO', text: 'START RequestId: 1 Version: $LATEST' },
    ...logged.map((text): LogLine => ({ source: 'function', timestamp: 0, level: 'INFO', text })),
  ];
  return { kind: 'ran', transcript: { invocations, logs, droppedLogLines: 0, requests: [] } };
}

export const stopped: ScenarioOutcome = { kind: 'stopped', reason: 'wall-clock-limit', message: 'It took too long.' };

/** A scenario with as many steps as it is said to have. */
export function scenario(
  checks: readonly Check[],
  place: Partial<PreparedScenario> = {},
  stepCount = 1,
): PreparedScenario {
  const steps = Array.from({ length: stepCount }, () => ({ kind: 'invoke', event: {} }) as const);
  return { taskIndex: 0, scenarioIndex: 0, name: 'a try', seed: 1, steps, checks, ...place };
}

/** An exercise with as many scenarios in each task as given. */
export function exercise(...scenarioCounts: readonly number[]): ExerciseSpec {
  const empty = { name: '', values: {}, steps: [], checks: [] };
  return {
    function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} },
    tasks: scenarioCounts.map((count, index) => ({
      title: `Task ${index + 1}`,
      hints: [],
      scenarios: Array.from({ length: count }, () => empty),
    })),
  };
}

/** Grades one scenario. */
export function gradeOne(checks: readonly Check[], outcome: ScenarioOutcome, stepCount?: number): GradeReport {
  return grade(exercise(1), [{ scenario: scenario(checks, {}, stepCount), outcome }], allChecks);
}

/** The result of a single check. */
export function resultOf(check: Check, outcome: ScenarioOutcome, stepCount?: number): CheckResult {
  const result = gradeOne([check], outcome, stepCount).tasks[0]?.scenarios[0]?.checks[0];
  if (result === undefined) throw new Error('The report has no result for the check.');
  return result;
}
