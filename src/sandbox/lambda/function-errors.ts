import type { FunctionError, FunctionErrorKind, SourcePosition } from '../transcript.ts';
import type { HostOutcome, PostedError } from './function-host.ts';

/** An outcome of the host that leaves no answer, apart from the one that is not the function's doing. */
export type FailedOutcome = Exclude<HostOutcome, { kind: 'completed' | 'wall-clock-limit' }>;

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
      const errorType = 'Runtime.JSONStringifyError';
      const errorMessage = 'Unable to stringify response body';
      const position = firstPosition(outcome.error.trace);
      const trace = [`${errorType}: ${errorMessage}`];
      const cause = outcome.error.errorMessage.split('\n')[0] ?? '';
      return { kind: 'unserialisable', phase, errorType, errorMessage, trace, cause, ...(position && { position }) };
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

function postedError(posted: PostedError, phase: Phase): FunctionError {
  const { position: given, ...error } = posted;
  const known = knownInitError(error, phase);
  const position = given ?? firstPosition(known.trace);
  return { ...known, phase, ...(position && { position }) };
}

/** What INIT makes of an error depends on how the code failed to load. */
function knownInitError(error: PostedError, phase: Phase): PostedError & { kind: FunctionErrorKind } {
  if (phase === 'init') {
    if (error.errorType === 'SyntaxError') return syntaxError(error);
    const isMissing = /^Cannot find (?:module|package) /.test(error.errorMessage);
    if (isMissing && error.errorMessage.includes('\nRequire stack:')) {
      return { ...renamed(error, 'Runtime.ImportModuleError'), kind: 'import-failed' };
    }
    const isNotSimulated = error.errorMessage.includes('simulated runtime does not have it. Solve');
    if (isMissing || isNotSimulated || error.errorType.startsWith('Runtime.'))
      return { ...error, kind: 'import-failed' };
  }
  return { ...error, kind: 'threw' };
}

/** The runtime calls every SyntaxError of INIT the user's; only some are about how the code is written. */
function syntaxError(error: PostedError): PostedError & { kind: FunctionErrorKind } {
  const named = renamed(error, 'Runtime.UserCodeSyntaxError');
  if (error.errorMessage.includes('does not provide an export named')) return { ...named, kind: 'import-failed' };
  const place = /^( {4}at (?:file:\/\/)?\/var\/task\/[^ ()]+:\d+):\d+$/.exec(error.trace[1] ?? '');
  if (place?.[1] === undefined) return { ...named, kind: 'threw' };
  // The column that QuickJS gives here is where the function around the error begins.
  return { ...named, kind: 'syntax-error', trace: [error.trace[0] ?? '', place[1]] };
}

function renamed(error: PostedError, errorType: string): PostedError {
  return { ...error, errorType, errorMessage: `${error.errorType}: ${error.errorMessage}` };
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
