import type { SourceFiles } from '../../exercise-spec.ts';
import { createPackageFiles, type PackageFiles, taskRoot } from '../../guest/index.ts';
import type { FunctionError, Transcript } from '../../transcript.ts';
import { reworded, withError } from '../map-places.ts';
import { findMistake, type Finding } from './find-mistake.ts';
import { findMissingExport, type MissingExport } from './missing-export.ts';
import { placeIn, type SourcePlace } from './source-place.ts';

/** A mistake in a file that the engine could not compile. */
interface Mistake extends SourcePlace {
  readonly message: string;
}

/** Says in V8's words, and where V8 sees it, what is wrong with how files are written: in the errors, and in the log. */
export function wordSyntaxErrors(transcript: Transcript, files: SourceFiles): Transcript {
  const packageFiles = createPackageFiles(files, {});
  const mistakes = new Map<string, Mistake | undefined>();
  const mistakeIn = (file: string): Mistake | undefined => {
    if (!isScript(file)) return undefined;
    if (!mistakes.has(file)) mistakes.set(file, readMistake(file, files[file], packageFiles));
    return mistakes.get(file);
  };
  const missingExports = new Map<string, MissingExport | undefined>();
  const missingExportOf = (message: string): MissingExport | undefined => {
    if (!missingExports.has(message)) missingExports.set(message, findMissingExport(message, files));
    return missingExports.get(message);
  };
  const mistakeOf = (error: FunctionError): Mistake | undefined => {
    if (error.position !== undefined) return mistakeIn(error.position.file);
    // The older runtime does not say where: only a file with a mistake can be meant.
    if (error.errorType !== syntaxErrorOfInit) return undefined;
    return Object.keys(files).map(mistakeIn).find(isPresent);
  };
  const changes: Change[] = [];
  const invocations = transcript.invocations.map((invocation) =>
    withError(invocation, (error) => {
      if (!mayBeAboutSyntax(error)) return error;
      const lacking = missingExportOf(error.errorMessage.replace(/^SyntaxError: /, ''));
      const mistake = lacking === undefined ? mistakeOf(error) : undefined;
      const changed =
        lacking !== undefined
          ? withMissing(error, lacking)
          : mistake !== undefined
            ? withMistake(error, mistake)
            : error;
      if (changed === error) return error;
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

/** The newer runtime shows where the name is imported, and no frames. */
function withMissing(error: FunctionError, { message, position, line, underline }: MissingExport): FunctionError {
  const prefix = error.errorType === 'SyntaxError' ? '' : 'SyntaxError: ';
  const isOlder = error.trace[0]?.startsWith('Runtime.') === true;
  const stack = isOlder
    ? `${error.errorType}: SyntaxError: ${message}`
    : `file://${taskRoot}/${position.file}:${position.line}\n${line}\n${underline}\nSyntaxError: ${message}`;
  return { ...error, kind: 'import-failed', errorMessage: prefix + message, trace: stack.split('\n'), position };
}

function readMistake(file: string, source: string | undefined, files: PackageFiles): Mistake | undefined {
  if (source === undefined) return undefined;
  const finding = findInFile(source, files.declaredKind(`${taskRoot}/${file}`));
  if (finding.kind !== 'mistake') return undefined;
  return { message: finding.message, ...placeIn(file, source, finding.start, finding.end) };
}

/** Where nothing says what a file is, Node.js reads it as CommonJS, and as a module where only its syntax speaks against that. */
function findInFile(source: string, kind: ReturnType<PackageFiles['declaredKind']>): Finding {
  if (kind === 'module') return findMistake(source, 'module');
  const finding = findMistake(source, 'commonjs');
  if (finding.kind !== 'mistake' || kind === 'commonjs' || !moduleSyntax.test(finding.message)) return finding;
  return findMistake(source, 'module');
}

const moduleSyntax =
  /^(?:Cannot use import statement outside a module|Unexpected token 'export'|Cannot use 'import\.meta' outside a module|await is only valid in async functions and the top level bodies of modules)$/;
