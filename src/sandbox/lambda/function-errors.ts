import type { FunctionError, FunctionErrorKind, SourcePosition } from '../transcript.ts';
import type { HostOutcome, PostedError } from './function-host.ts';

/** An outcome of the host that leaves no answer, apart from the one that is not the function's doing. */
export type FailedOutcome = Exclude<HostOutcome, { kind: 'completed' | 'streamed' | 'wall-clock-limit' }>;

type Phase = FunctionError['phase'];

/** Says in Lambda's own words how a function failed. `timeoutSeconds` is the limit of the phase. */
export function toFunctionError(
  outcome: FailedOutcome,
  phase: Phase,
  requestId: string,
  timeoutSeconds: number,
): FunctionError {
  const platformError = (kind: FunctionErrorKind, errorType: string, text: string): FunctionError => ({
    kind,
    phase,
    errorType,
    errorMessage: `RequestId: ${requestId} Error: ${text}`,
    trace: [],
  });
  switch (outcome.kind) {
    case 'failed':
      return postedError(outcome.error, phase);
    case 'unserialisable': {
      const position = firstPosition(outcome.cause.trace);
      const cause = outcome.cause.errorMessage.split('\n')[0] ?? '';
      return { ...outcome.error, kind: 'unserialisable', phase, cause, ...(position && { position }) };
    }
    case 'too-large':
      return {
        kind: 'response-too-large',
        phase,
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
        trace: [],
      };
    case 'never-settled':
      return platformError('never-settled', 'Runtime.ExitError', 'Runtime exited without providing a reason');
    case 'uncaught': {
      const exit = platformError('threw', 'Runtime.ExitError', 'Runtime exited with error: exit status 1');
      const position = firstPosition(outcome.error.trace);
      const cause = `${outcome.error.errorType}: ${outcome.error.errorMessage}`;
      return { ...exit, trace: outcome.error.trace, cause, ...(position && { position }) };
    }
    case 'exited':
      return platformError(
        'exited',
        'Runtime.ExitError',
        outcome.status === 0
          ? 'Runtime exited without providing a reason'
          : `Runtime exited with error: exit status ${outcome.status}`,
      );
    case 'timed-out':
      return platformError(
        'timed-out',
        'Sandbox.Timedout',
        `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
      );
    case 'out-of-memory':
      return platformError('out-of-memory', 'Runtime.OutOfMemory', 'Runtime exited with error: signal: killed');
  }
}

/** Says whether an error means that the process has gone. */
export function endsProcess({ kind, errorType }: FunctionError): boolean {
  return (
    kind === 'timed-out' || kind === 'out-of-memory' || kind === 'never-settled' || errorType === 'Runtime.ExitError'
  );
}

function postedError(posted: PostedError, phase: Phase): FunctionError {
  const { position: given, ...error } = posted;
  const known = knownInitError(error, phase);
  const position = given ?? firstPosition(known.trace);
  return { ...known, phase, ...(position && { position }) };
}

/** What kind of failure of INIT an error is. */
function knownInitError(error: PostedError, phase: Phase): PostedError & { kind: FunctionErrorKind } {
  if (phase === 'init') {
    if (error.errorType === 'Runtime.UserCodeSyntaxError') return syntaxError(error);
    const isMissing = /^Cannot find (?:module|package) |^No such built-in module/.test(error.errorMessage);
    const isNotSimulated = error.errorMessage.includes("this page's simulated runtime does not have it");
    if (isMissing || isNotSimulated || error.errorType.startsWith('Runtime.'))
      return { ...error, kind: 'import-failed' };
  }
  return { ...error, kind: 'threw' };
}

/** The runtime calls every SyntaxError of INIT the user's; only some are about how the code is written. */
function syntaxError(error: PostedError): PostedError & { kind: FunctionErrorKind } {
  if (error.errorMessage.includes('does not provide an export named')) return { ...error, kind: 'import-failed' };
  const place = /^( {4}at (?:file:\/\/)?\/var\/task\/[^ ()]+:\d+):\d+$/.exec(error.trace[1] ?? '');
  if (place?.[1] === undefined) return { ...error, kind: 'threw' };
  // The column that QuickJS gives here is where the function around the error begins.
  const callers = error.trace.slice(2).filter((line) => /^ {4}at [^(]+ \(\/var\/task\/.*\)$/.test(line));
  return { ...error, kind: 'syntax-error', trace: [error.trace[0] ?? '', place[1], ...callers] };
}

/** The first frame in the function's own files. */
function firstPosition(trace: readonly string[]): SourcePosition | undefined {
  for (const frame of trace) {
    const match = /\/var\/task\/(.+?):(\d+)(?::(\d+))?\)?$/.exec(frame);
    const [, file, line, column = '1'] = match ?? [];
    if (file !== undefined) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
