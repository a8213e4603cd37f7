import type { SourceFiles } from '../exercise-spec.ts';
import { stackOverflow, type StackTraces, taskRoot } from '../guest/index.ts';
import type {
  FunctionError,
  InvocationRecord,
  LogLine,
  ScenarioOutcome,
  SourcePosition,
  Transcript,
} from '../transcript.ts';
import type { MarkedSource, Place } from './mark-positions.ts';

/** How the scenario is run once more: with other files, to the letter the same otherwise. */
export type RunAgain = (files: SourceFiles, stackTraces: StackTraces) => Promise<ScenarioOutcome>;

/**
 * Makes the places of errors exact. Where a function threw, the scenario is run once more with sources that are marked
 * so that QuickJS notes every place, and the errors of that run tell where those of the first were. Everything else is
 * the first run's.
 */
export async function locateErrors(
  outcome: ScenarioOutcome,
  files: SourceFiles,
  runAgain: RunAgain,
): Promise<ScenarioOutcome> {
  if (outcome.kind !== 'ran') return outcome;
  const errors = outcome.transcript.invocations.flatMap(({ outcome: end }) =>
    end.kind === 'function-error' ? [end.error] : [],
  );
  if (!errors.some(({ kind }) => kind === 'threw' || kind === 'unserialisable' || kind === 'syntax-error'))
    return outcome;

  const marked = await markFiles(files);
  if (errors.some(({ kind }) => kind === 'syntax-error')) return withSyntaxPlaces(outcome.transcript, marked);
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const source = marked.get(name);
      return [name, source?.kind === 'marked' ? source.text : text];
    }),
  );
  // A stack that is used up leaves none for writing it as V8 does.
  const isOverflow = errors.some(
    ({ errorMessage, cause }) => errorMessage === stackOverflow || cause === stackOverflow,
  );
  const again = await runAgain(texts, isOverflow ? 'engine' : 'v8');
  return again.kind === 'ran' ? withPlacesOf(again.transcript, outcome.transcript, marked) : outcome;
}

async function markFiles(files: SourceFiles): Promise<ReadonlyMap<string, MarkedSource>> {
  // Loaded when something has failed: the parser is as large as the rest of the engine's own code.
  const { markPositions } = await import('./mark-positions.ts');
  const isScript = (name: string): boolean => /\.[cm]?js$/.test(name);
  return new Map(
    Object.entries(files)
      .filter(([name]) => isScript(name))
      .map(([name, text]) => {
        const first = markPositions(text, name.endsWith('.mjs') ? 'module' : 'commonjs');
        const isEither = first.kind === 'syntax-error' && name.endsWith('.js');
        return [name, isEither ? markPositions(text, 'module') : first];
      }),
  );
}

/** Gives the parser's place to a syntax error in the file that QuickJS named. */
function withSyntaxPlaces(transcript: Transcript, marked: ReadonlyMap<string, MarkedSource>): ScenarioOutcome {
  const locate = (error: FunctionError): FunctionError => {
    const { kind, position } = error;
    const source = position === undefined ? undefined : marked.get(position.file);
    if (kind !== 'syntax-error' || position === undefined || source?.kind !== 'syntax-error') return error;
    // At the end of a line both may be right: the engine's line is where it gave up.
    return source.place.line === position.line
      ? { ...error, position: { ...position, column: source.place.column } }
      : error;
  };
  return {
    kind: 'ran',
    transcript: { ...transcript, invocations: transcript.invocations.map((one) => withError(one, locate)) },
  };
}

function withPlacesOf(
  again: Transcript,
  first: Transcript,
  marked: ReadonlyMap<string, MarkedSource>,
): ScenarioOutcome {
  const invocations = first.invocations.map((invocation, index) =>
    withError(invocation, (error) => {
      const other = again.invocations[index]?.outcome;
      if (other?.kind !== 'function-error' || !isSame(error, other.error)) return error;
      const trace = other.error.trace.map((line) => mapPlaces(line, marked));
      const position = other.error.position && mapPosition(other.error.position, marked);
      return { ...error, trace, ...(position && { position }) };
    }),
  );
  const logs = first.logs.map((line, index): LogLine => {
    const other = again.logs[index];
    if (other === undefined || withoutPlaces(other.text) !== withoutPlaces(line.text)) return line;
    return { ...line, text: mapPlaces(other.text, marked) };
  });
  return { kind: 'ran', transcript: { ...first, invocations, logs } };
}

function withError(invocation: InvocationRecord, change: (error: FunctionError) => FunctionError): InvocationRecord {
  const { outcome } = invocation;
  return outcome.kind === 'function-error'
    ? { ...invocation, outcome: { ...outcome, error: change(outcome.error) } }
    : invocation;
}

function isSame(one: FunctionError, other: FunctionError): boolean {
  return (
    one.kind === other.kind &&
    one.phase === other.phase &&
    one.errorMessage === other.errorMessage &&
    one.cause === other.cause
  );
}

const placeInText = new RegExp(`(${taskRoot}/)([^\\s:()"]+):(\\d+):(\\d+)`, 'g');

function withoutPlaces(text: string): string {
  return text.replace(placeInText, '$1$2');
}

function mapPlaces(text: string, marked: ReadonlyMap<string, MarkedSource>): string {
  return text.replace(placeInText, (_found, root: string, file: string, line: string, column: string) => {
    const place = mapPosition({ file, line: Number(line), column: Number(column) }, marked);
    return `${root}${file}:${place.line}:${place.column}`;
  });
}

function mapPosition(position: SourcePosition, marked: ReadonlyMap<string, MarkedSource>): SourcePosition {
  const source = marked.get(position.file);
  if (source?.kind !== 'marked') return position;
  const place: Place = source.toOriginal(position);
  return { file: position.file, ...place };
}
