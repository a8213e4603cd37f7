import { findIn, loadModule, type LocatedHandler, locateHandler, requireHandler } from './find-handler.ts';
import { floor, RealError, RealPromise, RealString, stringifyJson } from './intrinsics.ts';
import type { InvokeContext } from './requests.ts';
import { describeError, formatErrorDetails, intoError, runtimeError } from './runtime-errors.ts';
import { streamingSymbol, type Handler, type RuntimeClient, type RuntimeParts } from './runtime.ts';
import { postAnswer, postError } from './post.ts';
import { setFrameOwner } from './stack-trace.ts';
import { keptAlive, openInvokeStore, postStreamed, streamToHost, type ResponseStream } from './streaming.ts';

const callbackDeprecated =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
  'You need to modify this function to use a supported handler signature to use Node.js 24 or later. ' +
  'For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';

/** The client of nodejs24.x, after aws-lambda-ric 4.0.2: the same steps in the same order, so that the same things happen. */
export function createRuntime24(parts: RuntimeParts): RuntimeClient {
  const { host, log } = parts;
  let setting = '';
  let located: LocatedHandler;
  let handler: Handler;
  let isStreaming = false;
  let maximumAnswerBytes = 0;
  let tellInvokeStore: ReturnType<typeof openInvokeStore> | undefined;

  const logError = (label: string, thrown: unknown): void => {
    const error = intoError(thrown);
    if (log.format === 'json') log.write('ERROR', [error]);
    else log.write('ERROR', [label, formatErrorDetails(error, describeError)]);
  };
  const nextTurn = (): Promise<void> =>
    new RealPromise((resolve) => {
      parts.immediate(resolve);
    });

  const load = async (): Promise<void> => {
    const path = located.path();
    const module = await loadModule({ found: located.found, path }, host, parts.requireFrom, false);
    let found = findIn(path.exportPath, module);
    if (!found && typeof module === 'object' && module !== null && 'default' in module) {
      found = findIn(path.exportPath, module.default);
    }
    handler = requireHandler(found, setting, runtimeError);
    const streaming = (handler as { readonly [streamingSymbol]?: unknown })[streamingSymbol];
    if (streaming && streaming !== 'response') {
      throw runtimeError('Runtime.MalformedStreamingHandler', 'Only response streaming is supported.');
    }
    isStreaming = streaming === 'response';
    if (handler.length >= 3 && !isStreaming)
      throw runtimeError('Runtime.CallbackHandlerDeprecated', callbackDeprecated);
  };

  const start = async (): Promise<void> => {
    try {
      await load();
    } catch (error) {
      logError('Init Error', error);
      host.settle('failed', stringifyJson(describeError(error)));
      return;
    }
    host.settle('init-done', '');
  };

  const fail = async (thrown: unknown): Promise<void> => {
    await nextTurn();
    logError('Invoke Error', thrown);
    postError(host, thrown, describeError);
  };
  const succeed = async (result: unknown): Promise<void> => {
    await nextTurn();
    postAnswer(host, result, maximumAnswerBytes, () =>
      runtimeError('Runtime.JSONStringifyError', 'Unable to stringify response body'),
    );
  };
  const invokeBuffered = async (event: unknown, context: object): Promise<void> => {
    // The client calls the handler as a method of its own: V8 tells that in the stack.
    const processor = { handler };
    try {
      const result = await processor.handler(event, context);
      await succeed(result);
    } catch (error) {
      await fail(error);
    }
  };
  const invokeStreaming = async (event: unknown, context: object): Promise<void> => {
    const stream: ResponseStream = streamToHost(parts, runtimeError);
    try {
      const result = handler(event, stream.writable, context);
      if (typeof result !== 'object' || result === null || typeof (result as { then?: unknown }).then !== 'function') {
        throw new RealError('Streaming does not support non-async handlers.');
      }
      if ((await (result as PromiseLike<unknown>)) !== undefined)
        log.write('WARN', ['Streaming handlers ignore return values.']);
      await keptAlive(parts, stream.finished);
      postStreamed(host, stream);
    } catch (error) {
      await nextTurn();
      logError('Invoke Error', error);
      postStreamed(host, stream, describeError(error));
    }
  };

  return {
    deploy(settings) {
      setting = settings.handler;
      maximumAnswerBytes = settings.maximumAnswerBytes;
      log.start(settings.environment, '-');
      located = locateHandler(setting, host, runtimeError);
      return located.found;
    },
    init() {
      tellInvokeStore = openInvokeStore(parts);
      void start();
    },
    invoke(event, { fields, deadlineMs }) {
      const receiver = isStreaming ? 'StreamingInvokeProcessor' : 'BufferedInvokeProcessor';
      setFrameOwner({ receiver, property: 'handler', functionName: RealString(handler.name) });
      const context = contextOf(fields, () => floor(deadlineMs - host.now()));
      log.setRequestId(fields.awsRequestId as string);
      tellInvokeStore?.(fields.awsRequestId, fields.xRayTraceId);
      void (isStreaming ? invokeStreaming(event, context) : invokeBuffered(event, context));
    },
  };
}

/** The context object, its keys in the client's order. */
function contextOf(fields: InvokeContext['fields'], remaining: () => number): object {
  return {
    clientContext: fields.clientContext,
    identity: fields.identity,
    invokedFunctionArn: fields.invokedFunctionArn,
    awsRequestId: fields.awsRequestId,
    tenantId: fields.tenantId,
    xRayTraceId: fields.xRayTraceId,
    getRemainingTimeInMillis: remaining,
    functionName: fields.functionName,
    functionVersion: fields.functionVersion,
    memoryLimitInMB: fields.memoryLimitInMB,
    logGroupName: fields.logGroupName,
    logStreamName: fields.logStreamName,
  };
}
