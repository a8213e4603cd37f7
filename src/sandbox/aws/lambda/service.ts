import { lambdaQuotas } from '#aws-facts';
import { encodeBase64, type JsonValue, utf8Decode, utf8Encode } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { AwsService, PendingReply, ServiceContext, ServiceReply } from '../service.ts';
import type { WireRequest } from '../wire.ts';
import { type FunctionReference, functionNamePattern, readFunctionName } from './function-name.ts';
import type { FunctionRunner, InvocationResult } from './function-runner.ts';

/** How long a call takes beside what the function takes, in milliseconds: an assumption of the model. */
const latencyMs = 10;
/** How much of the log `LogType: 'Tail'` answers. Source: Lambda API Reference, Invoke. */
const tailBytes = 4_096;
const bytesPerMb = 2 ** 20;

export interface Lambda extends AwsService<ServiceReply | PendingReply> {
  readonly name: 'lambda';
  /** Until then, there are no functions. */
  connect(runner: FunctionRunner): void;
}

type InvocationType = 'RequestResponse' | 'Event' | 'DryRun';

export function createLambda(): Lambda {
  let runner: FunctionRunner | undefined;
  return {
    name: 'lambda',
    connect(given) {
      runner = given;
    },
    owns: ({ host }) => /^lambda\.[\w-]+\.amazonaws\.com$/.test(host),
    operationOf: (request) => (readPath(request) === undefined ? '' : 'Invoke'),
    answer(request, context) {
      const path = readPath(request);
      const requestId = context.ids.uuid();
      const operation = path === undefined ? '' : 'Invoke';
      const input = path === undefined ? null : describe(path, request);
      try {
        if (path === undefined) throw new AwsError('UnknownOperationException', '', 404);
        return invoke(path, request, { context, requestId, input, runner });
      } catch (thrown) {
        if (!(thrown instanceof AwsError)) throw thrown;
        return toErrorReply(thrown, { operation, input, requestId });
      }
    },
    fail(request, { code, message, status }, { ids }) {
      const path = readPath(request);
      const input = path === undefined ? null : describe(path, request);
      const call = { operation: path === undefined ? '' : 'Invoke', input, requestId: ids.uuid() };
      return toErrorReply(new AwsError(code, message, status, { Type: status < 500 ? 'User' : 'Service' }), call);
    },
  };
}

interface InvokePath {
  readonly functionName: string;
  readonly qualifier: string | undefined;
}

function readPath({ method, path }: WireRequest): InvokePath | undefined {
  const match = /^\/2015-03-31\/functions\/([^/?]+)\/invocations\/?(?:\?(.*))?$/.exec(path);
  if (method !== 'POST' || match === null) return undefined;
  const [, name = '', query = ''] = match;
  const qualifier = /(?:^|&)Qualifier=([^&]*)/.exec(query)?.[1];
  return { functionName: decode(name), qualifier: qualifier === undefined ? undefined : decode(qualifier) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Call {
  readonly context: ServiceContext;
  readonly requestId: string;
  readonly input: JsonValue;
  readonly runner: FunctionRunner | undefined;
}

/** Throws an AwsError. */
function invoke(path: InvokePath, request: WireRequest, call: Call): ServiceReply | PendingReply {
  const { context, requestId, input, runner } = call;
  const { headers, body } = request;
  const target = readTarget(path, context);
  const type = readEnum(headers['x-amz-invocation-type'] ?? 'RequestResponse', 'invocationType', [
    'Event',
    'RequestResponse',
    'DryRun',
  ] as const);
  const logType = readEnum(headers['x-amz-log-type'] ?? 'None', 'logType', ['None', 'Tail'] as const);
  refuseTooLarge(body.length, type);
  const payload = readPayload(body);
  const isThere = (target.qualifier ?? '$LATEST') === '$LATEST' && runner?.has(target.name) === true;
  if (runner === undefined || !isThere) {
    throw new AwsError('ResourceNotFoundException', `Function not found: ${target.arn}`, 404, { Type: 'User' });
  }
  const base = { operation: 'Invoke', input, latencyMs };
  switch (type) {
    case 'DryRun':
      return { ...base, response: respond(204, '', requestId) };
    case 'Event':
      context.tell({
        kind: 'invoked-asynchronously',
        functionName: target.name,
        payload,
        requestId,
        timeMs: context.nowMs + latencyMs / 2,
      });
      return { ...base, response: respond(202, '', requestId) };
    case 'RequestResponse':
      return {
        ...base,
        kind: 'pending',
        whenDone(tell) {
          const wantsLogTail = logType === 'Tail';
          const timeMs = context.nowMs + latencyMs / 2;
          runner.run({ functionName: target.name, payload, requestId, wantsLogTail, timeMs }, (result, endMs) => {
            const tookMs = endMs - context.nowMs + latencyMs / 2;
            tell({ ...toReply(result, wantsLogTail, call), latencyMs: tookMs });
          });
        },
      };
  }
}

function readTarget({ functionName, qualifier }: InvokePath, context: ServiceContext): FunctionReference {
  const target = readFunctionName(functionName, qualifier, context);
  if (target !== undefined) return target;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${functionNamePattern}`,
  );
}

function readEnum<Value extends string>(given: string, member: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${given}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${values.join(', ')}]`,
  );
}

/** The documentation calls the error RequestTooLargeException; the service has been seen to send this one. */
function refuseTooLarge(bytes: number, type: InvocationType): void {
  if (type === 'Event') {
    const limit = lambdaQuotas.asynchronousPayload.value * bytesPerMb;
    if (bytes > limit) {
      throw tooLarge(`${bytes} byte payload is too large for the Event invocation type (limit ${limit} bytes)`);
    }
    return;
  }
  const limit = lambdaQuotas.synchronousPayload.value * bytesPerMb;
  if (bytes > limit) throw tooLarge(`Request must be smaller than ${limit} bytes for the InvokeFunction operation`);
}

function tooLarge(message: string): AwsError {
  return new AwsError('RequestEntityTooLargeException', message, 413, { Type: 'User' });
}

/** Without a payload the event is an empty object. */
function readPayload(body: Uint8Array): JsonValue {
  if (body.length === 0) return {};
  try {
    return JSON.parse(utf8Decode(body)) as JsonValue;
  } catch {
    // The service says more, in the words of its own parser.
    const message = 'Could not parse request body into json: Could not parse payload into json: Unexpected character';
    throw new AwsError('InvalidRequestContentException', message, 400, { Type: 'User' });
  }
}

function toReply(result: InvocationResult, wantsLogTail: boolean, { requestId, input }: Call): ServiceReply {
  const call = { operation: 'Invoke', input, requestId };
  switch (result.kind) {
    case 'throttled': {
      const details = {
        Reason:
          result.limit === 'account'
            ? 'ConcurrentInvocationLimitExceeded'
            : 'ReservedFunctionConcurrentInvocationLimitExceeded',
        Type: 'User',
      };
      return toErrorReply(new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, details), call);
    }
    case 'recursion-stopped':
      return toErrorReply(
        new AwsError(
          'RecursiveInvocationException',
          "Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources and stopped your function's invocation.",
          400,
          { Type: 'User' },
        ),
        call,
      );
    case 'ran': {
      const headers = {
        'x-amz-executed-version': '$LATEST',
        ...(result.hasFailed && { 'x-amz-function-error': 'Unhandled' }),
        ...(wantsLogTail && { 'x-amz-log-result': tailOf(result.logTail) }),
      };
      return { operation: 'Invoke', input, latencyMs, response: respond(200, result.payload, requestId, headers) };
    }
  }
}

/** The last bytes of the log, in Base64. */
function tailOf(lines: readonly string[]): string {
  const bytes = utf8Encode(lines.map((line) => `${line}\n`).join('')).slice(-tailBytes);
  // A character that is cut in two goes.
  const start = bytes.findIndex((byte) => (byte & 0xc0) !== 0x80);
  return encodeBase64(utf8Decode(bytes.slice(Math.max(0, start))));
}

function toErrorReply(
  { code, message, status, details }: AwsError,
  { operation, input, requestId }: Pick<ServiceReply, 'operation' | 'input'> & { readonly requestId: string },
): ServiceReply {
  const body = JSON.stringify({ ...details, ...(message !== '' && { message }) });
  const response = respond(status, body, requestId, { 'x-amzn-errortype': code });
  return { operation, input, latencyMs, response, error: { code, message } };
}

function respond(
  status: number,
  text: string,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): ServiceReply['response'] {
  const body = utf8Encode(text);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'x-amzn-requestid': requestId,
    ...more,
  };
  return { status, headers, body };
}

/** The call as the SDK's own types write it. */
function describe({ functionName, qualifier }: InvokePath, { headers, body }: WireRequest): JsonValue {
  const { 'x-amz-invocation-type': InvocationType, 'x-amz-log-type': LogType } = headers;
  return {
    FunctionName: functionName,
    ...(InvocationType !== undefined && { InvocationType }),
    ...(LogType !== undefined && { LogType }),
    ...(qualifier !== undefined && { Qualifier: qualifier }),
    ...(body.length > 0 && { Payload: utf8Decode(body) }),
  };
}
