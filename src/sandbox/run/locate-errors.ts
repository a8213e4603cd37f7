import type { SourceFiles } from '../exercise-spec.ts';
import { stackOverflow, type StackTraces } from '../guest/index.ts';
import type { FunctionError, LogLine, ScenarioOutcome, SourcePosition, Transcript } from '../transcript.ts';
import { mapText, type PlaceMapping, reworded, withError, withoutPlaces } from './map-places.ts';
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
  const errors = errorsOf(outcome.transcript);
  const isThrown = ({ kind }: FunctionError): boolean => kind === 'threw' || kind === 'unserialisable';
  if (!errors.some((error) => isThrown(error) || mayBeAboutSyntax(error))) return outcome;

  let located = outcome.transcript;
  if (errors.some(mayBeAboutSyntax)) {
    // Loaded when something is wrong with the source: the parser is as large as the rest of the engine's own code.
    const { wordSyntaxErrors } = await import('./syntax-errors/word-syntax-errors.ts');
    located = wordSyntaxErrors(located, files);
  }
  // What has its place by now keeps it.
  const open = errorsOf(located).filter((error) => isThrown(error) && errors.includes(error));
  if (open.length === 0) return { kind: 'ran', transcript: located };
  const marked = await markFiles(files);
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const source = marked.get(name);
      return [name, source?.kind === 'marked' ? source.text : text];
    }),
  );
  // A stack that is used up leaves none for writing it as V8 does.
  const isOverflow = ({ errorMessage, cause }: FunctionError): boolean =>
    errorMessage === stackOverflow || cause === stackOverflow;
  for (const stackTraces of ['v8', 'engine'] as const) {
    const isMeant = (error: FunctionError): boolean =>
      open.includes(error) && isOverflow(error) === (stackTraces === 'engine');
    if (!open.some(isMeant)) continue;
    const again = await runAgain(texts, stackTraces);
    if (again.kind === 'ran') located = withPlacesOf(again.transcript, located, marked, isMeant);
  }
  return { kind: 'ran', transcript: located };
}

async function markFiles(files: SourceFiles): Promise<ReadonlyMap<string, MarkedSource>> {
  // Loaded when something has failed.
  const { markPositions } = await import('./mark-positions.ts');
  const isScript = (name: string): boolean => /\.[cm]?[jt]s$/.test(name);
  const marked = new Map<string, MarkedSource>();
  let nextMark = 1;
  for (const [name, text] of Object.entries(files)) {
    if (!isScript(name)) continue;
    let source = markPositions(text, /\.m[jt]s$/.test(name) ? 'module' : 'commonjs', nextMark);
    const isEither = source.kind === 'syntax-error' && /(?<![mc])[jt]s$/.test(name);
    if (isEither) source = markPositions(text, 'module', nextMark);
    marked.set(name, source);
    if (source.kind === 'marked') nextMark = source.nextMark;
  }
  return marked;
}

function errorsOf({ invocations }: Transcript): readonly FunctionError[] {
  return invocations.flatMap(({ outcome }) => (outcome.kind === 'function-error' ? [outcome.error] : []));
}

function mayBeAboutSyntax({ errorType }: FunctionError): boolean {
  return errorType === 'Runtime.UserCodeSyntaxError' || errorType === 'SyntaxError';
}

function withPlacesOf(
  again: Transcript,
  first: Transcript,
  marked: ReadonlyMap<string, MarkedSource>,
  isMeant: (error: FunctionError) => boolean,
): Transcript {
  const mapping: PlaceMapping = (position) => mapPosition(position, marked);
  const rewordings: (readonly [string, string])[] = [];
  const invocations = first.invocations.map((invocation, index) =>
    withError(invocation, (error) => {
      const other = again.invocations[index]?.outcome;
      if (other?.kind !== 'function-error' || !isMeant(error) || !isSame(error, other.error)) return error;
      const { errorMessage, cause } = other.error;
      if (errorMessage !== error.errorMessage && error.errorMessage !== '')
        rewordings.push([error.errorMessage, errorMessage]);
      const trace = other.error.trace.map((line) => mapText(line, mapping));
      const position = other.error.position && mapPosition(other.error.position, marked);
      return { ...error, errorMessage, ...(cause !== undefined && { cause }), trace, ...(position && { position }) };
    }),
  );
  const logs = first.logs.map((line, index): LogLine => {
    const other = again.logs[index];
    if (other === undefined) return line;
    // Marks take time.
    const text = other.text.replace(time, () => time.exec(line.text)?.[0] ?? '');
    const wordings = [line.text, ...rewordings.map((rewording) => reworded(line.text, rewording))];
    const isSameLine = wordings.some((wording) => withoutPlaces(wording) === withoutPlaces(text));
    return isSameLine ? { ...line, text: mapText(text, mapping) } : line;
  });
  return { ...first, invocations, logs };
}

/** The engine's own errors, which V8 words by the values: only the marked sources tell these. */
const engineErrors = /^(?:Type|Range|Syntax|Reference)Error$/;

function isSame(one: FunctionError, other: FunctionError): boolean {
  return (
    one.kind === other.kind &&
    one.phase === other.phase &&
    one.errorType === other.errorType &&
    (one.errorMessage === other.errorMessage || engineErrors.test(one.errorType)) &&
    (one.cause === other.cause || one.kind === 'unserialisable')
  );
}

/** A log line's own time. */
const time = /(?<=^|^\{"timestamp":")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;

function mapPosition(position: SourcePosition, marked: ReadonlyMap<string, MarkedSource>): SourcePosition {
  const source = marked.get(position.file);
  if (source?.kind !== 'marked') return position;
  const place: Place = source.toOriginal(position);
  return { file: position.file, ...place };
}
