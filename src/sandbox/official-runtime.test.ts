import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#kernel';
import recorded from './official-runtime.fixture.json' with { type: 'json' };
import { runFunction } from './run-function.fixture.ts';
import type { InvocationOutcome } from './index.ts';

interface RecordedError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

type RecordedResult =
  | { readonly kind: 'response'; readonly body: JsonValue }
  | { readonly kind: 'error' | 'init-error'; readonly body: RecordedError };

interface RecordedCase {
  readonly file: string;
  readonly handler: string;
  readonly source: string;
  readonly events: readonly JsonValue[];
  readonly results: readonly RecordedResult[];
  readonly log: readonly string[];
}

const cases = Object.entries(recorded.cases as unknown as Readonly<Record<string, RecordedCase>>);

/** What must be the same: type, message, the header of the trace, and the place in the learner's files where one is recorded. */
function essence({ errorType, errorMessage, trace }: RecordedError): object {
  // Node.js puts the code of its own errors into the header: the simulated runtime does not yet.
  const header = trace[0]?.replace(/^Error \[ERR_\w+\]:/, 'Error:');
  const place = placeOf(trace);
  return {
    errorType,
    errorMessage,
    trace: trace.length === 0 ? [] : (expect.arrayContaining([header]) as string[]),
    ...(place !== undefined && { place }),
  };
}

function placeOf(trace: readonly string[]): string | undefined {
  return trace
    .slice(1)
    .map((frame) => /\/var\/task\/(.+?:\d+)/.exec(frame)?.[1])
    .find((place) => place !== undefined);
}

function resultOf(outcome: InvocationOutcome): object {
  if (outcome.kind === 'answered') return { kind: 'response', body: outcome.answer };
  const kind = outcome.error.phase === 'init' ? 'init-error' : 'error';
  const { errorType, errorMessage, trace } = outcome.error;
  return { kind, body: { errorType, errorMessage, trace, place: placeOf(trace) } };
}

/** Lines in which the runtime reports an error: those are not compared yet. */
const errorReport = /\tERROR\t(?:Invoke|Init) Error \t/;

describe('answers and logs what the official runtime does:', () => {
  it.each(cases)('%s', async (_name, { file, handler, source, events, results, log }) => {
    const transcript = await runFunction({ [file]: source }, { events, config: { handler } });
    const expected = results.map((result) =>
      result.kind === 'response'
        ? result
        : { kind: result.kind, body: expect.objectContaining(essence(result.body)) as object },
    );
    expect(transcript.invocations.map(({ outcome }) => resultOf(outcome))).toEqual(expected);

    const ids = transcript.invocations.map(({ requestId }) => requestId);
    const lines = transcript.logs
      .filter((line) => line.source === 'function' && !errorReport.test(line.text))
      .map(({ text }) => ids.reduce((line, id) => line.replaceAll(id, '<id>'), text).replace(/^\S+Z\t/, '<time>\t'));
    expect(lines).toEqual(log.filter((line) => !errorReport.test(line)));
  });
});
