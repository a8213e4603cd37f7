import type { SourceFiles } from '../../exercise-spec.ts';
import type { FunctionError, SourcePosition, Transcript } from '../../transcript.ts';
import { reworded, withError } from '../map-places.ts';
import { findMistake, type Finding } from './find-mistake.ts';

/** A mistake in a file that the engine could not compile. */
interface Mistake {
  readonly message: string;
  readonly position: SourcePosition;
  /** The line that it is in, and how Node.js underlines it. */
  readonly line: string;
  readonly underline: string;
}

/** Says syntax errors in V8's words, where V8 sees them: in the errors, and in the log. */
export function wordSyntaxErrors(transcript: Transcript, files: SourceFiles): Transcript {
  const mistakes = new Map<string, Mistake | undefined>();
  const mistakeIn = (file: string): Mistake | undefined => {
    if (!mistakes.has(file)) mistakes.set(file, readMistake(file, files[file]));
    return mistakes.get(file);
  };
  const mistakeOf = (error: FunctionError): Mistake | undefined => {
    if (!mayBeAboutSyntax(error)) return undefined;
    if (error.position !== undefined) return mistakeIn(error.position.file);
    // The older runtime does not say where: only a file with a mistake can be meant.
    if (error.errorType !== syntaxErrorOfInit) return undefined;
    return Object.keys(files).filter(isScript).map(mistakeIn).find(isPresent);
  };
  const changes: Change[] = [];
  const invocations = transcript.invocations.map((invocation) =>
    withError(invocation, (error) => {
      const mistake = mistakeOf(error);
      if (mistake === undefined) return error;
      const changed = withMistake(error, mistake);
      changes.push({ before: error, after: changed });
      return changed;
    }),
  );
  const logs = transcript.logs.map((line) => ({ ...line, text: changes.reduce(inLog, line.text) }));
  return { ...transcript, invocations, logs };
}

interface Change {
  readonly before: FunctionError;
  readonly after: FunctionError;
}

/** A line of the log with the error as it is now: its message, and its stack where it is written out as JSON. */
function inLog(line: string, { before, after }: Change): string {
  const text = reworded(line, [before.errorMessage, after.errorMessage]);
  if (text === line) return line;
  return text.replace(
    /"(stack|stackTrace)":\[(?:"(?:[^"\\]|\\.)*",?)*\]/g,
    (_all, name: string) => `"${name}":${JSON.stringify(after.trace)}`,
  );
}

const syntaxErrorOfInit = 'Runtime.UserCodeSyntaxError';

/** Whether an error may come of how a file is written. */
function mayBeAboutSyntax({ errorType }: FunctionError): boolean {
  return errorType === syntaxErrorOfInit || errorType === 'SyntaxError';
}

function isScript(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file);
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

function withMistake(error: FunctionError, mistake: Mistake): FunctionError {
  const { message, position } = mistake;
  // In INIT the runtime puts the error's name before it.
  const prefix = error.errorType === 'SyntaxError' ? '' : 'SyntaxError: ';
  const [header = '', place = '', ...frames] = error.trace;
  const newHeader = header.replace(error.errorMessage, () => prefix + message);
  const path = /^ {4}at (file:\/\/)?(\/var\/task\/[^ ()]+?)(?::\d+){1,2}$/.exec(place);
  // Of CommonJS, Node.js shows the line itself.
  const trace =
    path?.[1] === undefined && path?.[2] !== undefined
      ? [`${path[2]}:${position.line}`, mistake.line, mistake.underline, '', newHeader, ...frames]
      : [newHeader, ...(place === '' ? [] : [place.replace(/(?::\d+){1,2}$/, `:${position.line}`)]), ...frames];
  const kind = error.errorType === syntaxErrorOfInit ? 'syntax-error' : error.kind;
  return { ...error, kind, errorMessage: prefix + message, trace, position };
}

function readMistake(file: string, source: string | undefined): Mistake | undefined {
  if (source === undefined) return undefined;
  const finding = findInFile(file, source);
  if (finding.kind !== 'mistake') return undefined;
  const before = source.slice(0, finding.start).split(lineBreak);
  const column = before.at(-1)?.length ?? 0;
  const line = source.split(lineBreak)[before.length - 1] ?? '';
  const length = Math.max(1, Math.min(finding.end - finding.start, line.length - column));
  return {
    message: finding.message,
    position: { file, line: before.length, column: column + 1 },
    line,
    underline: column < line.length ? ' '.repeat(column) + '^'.repeat(length) : '',
  };
}

/** Node.js reads a `.js` file as CommonJS first, and as a module where only its syntax speaks against it. */
function findInFile(file: string, source: string): Finding {
  if (/\.m[jt]s$/.test(file)) return findMistake(source, 'module');
  const finding = findMistake(source, 'commonjs');
  if (finding.kind !== 'mistake' || /\.c[jt]s$/.test(file) || !moduleSyntax.test(finding.message)) return finding;
  return findMistake(source, 'module');
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/;
const moduleSyntax =
  /^(?:Cannot use import statement outside a module|Unexpected token 'export'|Cannot use 'import\.meta' outside a module|await is only valid in async functions and the top level bodies of modules)$/;
