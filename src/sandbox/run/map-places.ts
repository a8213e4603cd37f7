import { taskRoot } from '../guest/index.ts';
import type { InvocationRecord, LogLine, FunctionError, SourcePosition, Transcript } from '../transcript.ts';

/** Says where a place in the file that ran is in the learner's. */
export type PlaceMapping = (position: SourcePosition) => SourcePosition;

const placeInText = new RegExp(`(${taskRoot}/)([^\\s:()"?]+)(\\?[^\\s:()"]*)?:(\\d+):(\\d+)`, 'g');

/** The same text without the lines and columns of places. */
export function withoutPlaces(text: string): string {
  return text.replace(placeInText, '$1$2');
}

/** Maps every place that a text names. */
export function mapText(text: string, mapping: PlaceMapping): string {
  return text.replace(
    placeInText,
    (_found, root: string, file: string, query: string | undefined, line: string, column: string) => {
      const place = mapping({ file, line: Number(line), column: Number(column) });
      return `${root}${file}${query ?? ''}:${place.line}:${place.column}`;
    },
  );
}

/** Maps every place in a transcript: of errors, and in the log. */
export function mapTranscript(transcript: Transcript, mapping: PlaceMapping): Transcript {
  return {
    ...transcript,
    invocations: transcript.invocations.map((invocation) =>
      withError(invocation, (error) => ({
        ...error,
        trace: error.trace.map((line) => mapText(line, mapping)),
        ...(error.position && { position: mapping(error.position) }),
      })),
    ),
    logs: transcript.logs.map((line): LogLine => ({ ...line, text: mapText(line.text, mapping) })),
  };
}

/** Changes the error of an invocation, where it has one. */
export function withError(
  invocation: InvocationRecord,
  change: (error: FunctionError) => FunctionError,
): InvocationRecord {
  const { outcome } = invocation;
  return outcome.kind === 'function-error'
    ? { ...invocation, outcome: { ...outcome, error: change(outcome.error) } }
    : invocation;
}

/** A log line with another message of an error in it. */
export function reworded(line: string, [before, after]: readonly [string, string]): string {
  const [one, other] = [inJson(before), inJson(after)];
  return line.includes(one) ? line.replaceAll(one, () => other) : line.replaceAll(before, () => after);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
