import type { JsonValue } from '#kernel';
import type { Check, CheckKind, KnownMistake } from '../exercise-spec.ts';
import type { CheckResult } from '../grade-report.ts';
import type { FunctionError, InvocationRecord, ScenarioOutcome, Transcript } from '../transcript.ts';
import { checkOf, type Checks } from './check-definitions.ts';
import type { CheckDefinition, Configuration } from './check-subject.ts';
import { lastInvocationOf, lastRespondedOf } from './transcript-readings.ts';

/** A check's result, and the failure of the function that is behind it. */
export interface ExaminedCheck {
  readonly result: CheckResult;
  readonly functionError?: FunctionError;
}

/** Examines one check against what became of its scenario. `stepCount` is how many steps the scenario has. */
export function examineCheck(
  check: Check,
  outcome: ScenarioOutcome,
  stepCount: number,
  configuration: Configuration,
  checks: Checks,
): ExaminedCheck {
  const definition = checkOf(checks, check.kind);
  const step = check.step ?? stepCount;
  const base = { id: check.id, kind: check.kind, step, sentence: check.say ?? definition.sentence(check) };
  if (outcome.kind !== 'ran') return { result: { ...base, status: 'not-reached', message: outcome.message } };

  const invocation = subjectOf(definition, check.kind, step, outcome.transcript);
  if (invocation === undefined) {
    return { result: { ...base, status: 'not-reached', message: `Step ${step} did not invoke the function.` } };
  }
  const finding = definition.examine(check, { invocation, transcript: outcome.transcript, configuration });
  const error = invocation.outcome.kind === 'function-error' ? invocation.outcome.error : undefined;
  if (finding.kind === 'passed') {
    const hasAnswer = error === undefined && invocation.response?.problem === undefined;
    if (hasAnswer || definition.passesWithoutAnswer === true) return { result: { ...base, status: 'passed' } };
    const result = { ...base, status: 'failed' as const, message: whatCameInstead(invocation) };
    return error === undefined
      ? { result: { ...result, cause: 'shape' } }
      : { result: { ...result, cause: 'function-error' }, functionError: error };
  }

  const { expected, received, message, cause } = finding;
  const known = recognise(check.knownMistakes ?? [], received);
  const failed = { ...base, status: 'failed' as const, expected, received, message: known ?? message };
  if (error === undefined || definition.measuresFailures === true) return { result: { ...failed, cause } };
  return { result: { ...failed, cause: 'function-error', message }, functionError: error };
}

/** What the API sends in place of an answer may look like the right one. */
function whatCameInstead({ response }: InvocationRecord): string {
  return response?.problem === undefined
    ? 'The function failed, so this is no answer of your handler.'
    : `What the caller got came from the API, not from your handler. ${response.problem}`;
}

/** What is looked at of a step: its last invocation, or what an API answered in place of one. */
function subjectOf(
  { looksAtScenario }: CheckDefinition<CheckKind>,
  kind: CheckKind,
  step: number,
  transcript: Transcript,
): InvocationRecord | undefined {
  const responded = kind.startsWith('response-') ? lastRespondedOf(step, transcript) : undefined;
  const last = responded ?? lastInvocationOf(step, transcript);
  if (last !== undefined) return last;
  const direct = transcript.directResponses?.find((one) => one.step === step);
  if (direct !== undefined) return { ...nothing, step, response: direct.response };
  return looksAtScenario === true ? (transcript.invocations.at(-1) ?? nothing) : undefined;
}

/** Stands for an invocation where there was none, and none is needed. */
const nothing: InvocationRecord = {
  step: 0,
  requestId: '',
  event: null,
  coldStart: false,
  outcome: { kind: 'answered', answer: null },
  durationMs: 0,
  billedDurationMs: 0,
};

function recognise(mistakes: readonly KnownMistake[], received: JsonValue): string | undefined {
  const text = typeof received === 'string' ? received : JSON.stringify(received);
  return mistakes.find(({ receivedIncludes }) => text.includes(receivedIncludes))?.say;
}
