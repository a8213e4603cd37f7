import { describe, expect, it } from 'vitest';
import type { FunctionError } from '../transcript.ts';
import type { HostOutcome, PostedError } from './index.ts';
import { failed, hostedEnvironment } from './three-line-host.fixture.ts';

function invokeError(outcome: HostOutcome): Promise<FunctionError> {
  return errorOf(hostedEnvironment([{ invoke: () => outcome }]).environment);
}

function initError(error: Partial<PostedError>): Promise<FunctionError> {
  const posted = { errorType: 'Error', errorMessage: '', trace: [], ...error };
  return errorOf(hostedEnvironment([{ init: () => failed(posted) }]).environment);
}

async function errorOf(environment: ReturnType<typeof hostedEnvironment>['environment']): Promise<FunctionError> {
  const { outcome, requestId } = await environment.invoke({});
  if (outcome.kind !== 'function-error') throw new Error('The function answered.');
  return { ...outcome.error, errorMessage: outcome.error.errorMessage.replaceAll(requestId, 'ID') };
}

const frames = [
  '    at deep (file:///var/runtime/x.mjs:9:9)',
  '    at handler (file:///var/task/lib/a.mjs:12:5)',
  '    at file:///var/task/index.mjs:1:1',
];

describe('in the handler', () => {
  it('an error keeps its own words, and its place is the first frame in the files of the function', async () => {
    const error = { errorType: 'TypeError', errorMessage: 'no', trace: ['TypeError: no', ...frames] };
    expect(await invokeError(failed(error))).toEqual({
      ...error,
      kind: 'threw',
      phase: 'invoke',
      position: { file: 'lib/a.mjs', line: 12, column: 5 },
    });
  });

  it('a thrown SyntaxError is like any other', async () => {
    const error = { errorType: 'SyntaxError', errorMessage: 'bad JSON', trace: ['SyntaxError: bad JSON'] };
    expect(await invokeError(failed(error))).toMatchObject({
      kind: 'threw',
      errorType: 'SyntaxError',
      errorMessage: 'bad JSON',
    });
  });

  it('an answer that is no JSON keeps the words of the runtime, with what was behind it', async () => {
    const posted = {
      errorType: 'Runtime.JSONStringifyError',
      errorMessage: 'Unable to stringify response body',
      trace: ['Runtime.JSONStringifyError: Unable to stringify response body'],
    };
    const cause = { errorType: 'TypeError', errorMessage: 'Do not know how to serialize a BigInt', trace: frames };
    expect(await invokeError({ kind: 'unserialisable', error: posted, cause })).toEqual({
      ...posted,
      kind: 'unserialisable',
      phase: 'invoke',
      cause: 'Do not know how to serialize a BigInt',
      position: { file: 'lib/a.mjs', line: 12, column: 5 },
    });
  });

  it('an error that nothing caught ends the process with status 1', async () => {
    const error = { errorType: 'RangeError', errorMessage: 'late', trace: ['RangeError: late', ...frames] };
    expect(await invokeError({ kind: 'uncaught', error })).toMatchObject({
      kind: 'threw',
      errorType: 'Runtime.ExitError',
      errorMessage: 'RequestId: ID Error: Runtime exited with error: exit status 1',
      cause: 'RangeError: late',
      position: { file: 'lib/a.mjs', line: 12, column: 5 },
    });
  });

  it.each([
    ['never-settled', 'Runtime.ExitError', 'RequestId: ID Error: Runtime exited without providing a reason'],
    ['timed-out', 'Sandbox.Timedout', 'RequestId: ID Error: Task timed out after 3.00 seconds'],
    ['out-of-memory', 'Runtime.OutOfMemory', 'RequestId: ID Error: Runtime exited with error: signal: killed'],
  ] as const)('%s is %s: %s', async (kind, errorType, errorMessage) => {
    expect(await invokeError({ kind })).toEqual({ kind, phase: 'invoke', errorType, errorMessage, trace: [] });
  });

  it.each([
    [0, 'RequestId: ID Error: Runtime exited without providing a reason'],
    [3, 'RequestId: ID Error: Runtime exited with error: exit status 3'],
  ])('a process that the code ended with status %d says so', async (status, errorMessage) => {
    expect(await invokeError({ kind: 'exited', status })).toEqual({
      kind: 'exited',
      phase: 'invoke',
      errorType: 'Runtime.ExitError',
      errorMessage,
      trace: [],
    });
  });

  it('an answer that is too large is named with the limit', async () => {
    expect(await invokeError({ kind: 'too-large' })).toMatchObject({
      kind: 'response-too-large',
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    });
  });
});

describe('in INIT', () => {
  const syntaxError = { errorType: 'Runtime.UserCodeSyntaxError', errorMessage: "SyntaxError: Unexpected token '}'" };

  it('a syntax error gets the line, but no column that would mislead', async () => {
    const trace = ["SyntaxError: Unexpected token '}'", '    at file:///var/task/index.mjs:4:1'];
    expect(await initError({ ...syntaxError, trace })).toEqual({
      ...syntaxError,
      kind: 'syntax-error',
      phase: 'init',
      trace: ["SyntaxError: Unexpected token '}'", '    at file:///var/task/index.mjs:4'],
      position: { file: 'index.mjs', line: 4, column: 1 },
    });
  });

  it('a SyntaxError that code threw, from JSON.parse for example, is no syntax error of the code', async () => {
    const trace = ['SyntaxError: no JSON', '    at parse (<anonymous>)', '    at file:///var/task/index.mjs:4:1'];
    expect(await initError({ ...syntaxError, trace })).toMatchObject({ kind: 'threw', position: { line: 4 } });
  });

  it.each([
    [
      "SyntaxError: The requested module './b.mjs' does not provide an export named 'nope'",
      'Runtime.UserCodeSyntaxError',
    ],
    ["Cannot find package 'x' imported from /var/task/index.mjs", 'Error'],
    ["Cannot find module '/var/task/x.mjs' imported from /var/task/index.mjs", 'Error'],
    ['No such built-in module: node:nope', 'Error'],
    ["Error: Cannot find module 'x'\nRequire stack:\n- /var/task/index.cjs", 'Runtime.ImportModuleError'],
    ['index.handler is undefined or not exported', 'Runtime.HandlerNotFound'],
  ])('%j is a failed import', async (errorMessage, errorType) => {
    expect(await initError({ errorType, errorMessage })).toMatchObject({
      kind: 'import-failed',
      phase: 'init',
      errorType,
      errorMessage,
    });
  });

  it('a given place wins over the frames', async () => {
    const position = { file: 'index.mjs', line: 2, column: 15 };
    const error = await initError({
      errorMessage: "Cannot find package 'x' imported from /var/task/index.mjs",
      trace: frames,
      position,
    });
    expect(error.position).toEqual(position);
  });
});
