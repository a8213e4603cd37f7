import { isDeepStrictEqual } from 'node:util';
import type { RecordedCase, RecordedError, RecordedResult } from './recorded-case.ts';
import type { ReplayedCase } from './replay.ts';

/** The most differences of a case that are told. */
const mostDifferences = 5;

/**
 * Says where a replayed case differs from the recording. What must match: answers to the letter; type and message of
 * errors; the header of the trace, and file and line of the first frame in the function's own files; the log, where one is recorded.
 */
export function compareCase(recorded: RecordedCase, replayed: ReplayedCase): readonly string[] {
  const differences: string[] = [];
  if (!hasAsMany(recorded.results, replayed.results)) {
    differences.push(`${replayed.results.length} results instead of ${recorded.results.length}`);
  }
  for (const [index, expected] of recorded.results.entries()) {
    const received = replayed.results[index];
    if (received !== undefined) differences.push(...compareResult(expected, received, index));
  }
  if (recorded.log !== undefined && recorded.log.length > 0)
    differences.push(...compareLines(recorded.log, replayed.log));
  return differences.slice(0, mostDifferences);
}

/** Some recordings stop where the process ended; the engine goes on with a cold start, as Lambda does. */
function hasAsMany(recorded: readonly RecordedResult[], replayed: readonly RecordedResult[]): boolean {
  if (recorded.length === replayed.length) return true;
  const last = recorded.at(-1);
  return recorded.length < replayed.length && last !== undefined && last.kind !== 'response' && last.kind !== 'stream';
}

function compareResult(expected: RecordedResult, received: RecordedResult, index: number): string[] {
  const essence = essenceOf(expected);
  const found = essenceOf(received);
  if (isDeepStrictEqual(essence, found)) return [];
  return [`event ${index + 1}: ${JSON.stringify(found)} instead of ${JSON.stringify(essence)}`];
}

function essenceOf(result: RecordedResult): unknown {
  switch (result.kind) {
    case 'response':
      return { kind: result.kind, body: normalised(result.body) };
    case 'stream': {
      const { contentType, body, trailers } = result;
      const error = trailers === undefined ? {} : { error: errorEssence(trailers.body) };
      return { kind: result.kind, contentType, body, ...error };
    }
    case 'error':
    case 'init-error':
      return { kind: result.kind, body: errorEssence(result.body) };
  }
}

/** Undefined members are as good as none. */
function normalised(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function errorEssence({ errorType, errorMessage, trace = [] }: RecordedError): unknown {
  const message = withoutRequestId(errorMessage);
  return normalised({ errorType, errorMessage: message, header: trace[0], place: firstPlace(trace) });
}

/** The recordings of the platform's own errors carry ids of different series. */
function withoutRequestId(message: string | undefined): string | undefined {
  return message?.replace(/^RequestId: [0-9a-f-]{36} /, 'RequestId: <id> ');
}

function firstPlace(trace: readonly string[]): string | undefined {
  for (const frame of trace) {
    const match = /^ {4}at .*?\/var\/task\/(.+?):(\d+):\d+\)?$/.exec(frame);
    if (match !== null) return `${match[1] ?? ''}:${match[2] ?? ''}`;
  }
  return undefined;
}

function compareLines(expected: readonly string[], received: readonly string[]): string[] {
  const wanted = expected.map(comparable);
  const found = received.map(comparable);
  if (isDeepStrictEqual(wanted, found)) return [];
  const at = wanted.findIndex((line, index) => line !== found[index]);
  const index = at === -1 ? wanted.length : at;
  return [
    `log line ${index + 1}: ${JSON.stringify(found[index] ?? null)} instead of ${JSON.stringify(wanted[index] ?? null)}`,
  ];
}

/** The stack in a line is compared with the trace of the result; columns may differ, and frames of Node's own are left out. */
function comparable(line: string): string {
  return line
    .replace(/"(stack|stackTrace|trace)":\[.*?\](?=[,}])/g, '"$1":[…]')
    .replace(/"(stack|stackTrace|trace)":\[…\].*$/, '"$1":[…]')
    .replace(/(\/var\/task\/[^\s:()"]+:\d+):\d+/g, '$1');
}
