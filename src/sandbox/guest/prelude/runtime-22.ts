import { loadModule, type LocatedHandler, locateHandler, requireHandler } from './find-handler.ts';
import { assign, RealError, RealString, stringifyJson, stringSplit } from './intrinsics.ts';
import { postAnswer, postError } from './post.ts';
import type { InvokeContext } from './requests.ts';
import { describeError22, formatErrorDetails, intoError, runtimeError22 } from './runtime-errors.ts';
import { streamingSymbol, type Handler, type RuntimeClient, type RuntimeParts } from './runtime.ts';
import { setFrameOwner } from './stack-trace.ts';
import { keptAlive, postStreamed, streamToHost } from './streaming.ts';

/** The statuses with which the client ends the process. */
const exitAfterException = 129;
const exitAfterRejection = 128;

/**
 * The client of nodejs22.x, after aws-lambda-ric 3.3.0: with callbacks, and an answer that waits until nothing is left to
 * run unless the handler was async.
 */
export function createRuntime22(parts: RuntimeParts): RuntimeClient {
  const { host, log, control, immediate } = parts;
  let setting = '';
  let located: LocatedHandler;
  let handler: Handler;
  let isStreaming = false;
  let maximumAnswerBytes = 0;
  let beforeExit = noListener;
  /** What becomes of an error that nobody caught: before the first invocation, it is an error of INIT. */
  let postUncaught = (error: unknown, status: number): void => {
    host.settle('failed', stringifyJson(describeError22(error)));
    host.exit(status);
  };

  const logError = (label: string, thrown: unknown): void => {
    const error = intoError(thrown);
    if (log.format === 'json') log.write('ERROR', [error]);
    else log.write('ERROR', [label, formatErrorDetails(error, describeError22)]);
  };

  const listen = (): void => {
    const { process } = control as { readonly process: { on(event: string, listener: Handler): void } };
    process.on('uncaughtException', (error) => {
      logError('Uncaught Exception', error);
      postUncaught(error, exitAfterException);
    });
    process.on('unhandledRejection', (reason, promise) => {
      // The client hands the reason itself on as the message.
      const error = runtimeError22('Runtime.UnhandledPromiseRejection', reason as string);
      assign(error, { reason, promise });
      logError('Unhandled Promise Rejection', error);
      postUncaught(error, exitAfterRejection);
    });
    process.on('beforeExit', () => {
      beforeExit();
    });
  };

  const load = async (): Promise<void> => {
    const path = located.path();
    const module = await loadModule({ found: located.found, path }, host, parts.requireFrom, true);
    handler = requireHandler(follow(path.exportPath, module), setting, runtimeError22);
    const streaming = (handler as { readonly [streamingSymbol]?: unknown })[streamingSymbol];
    isStreaming = streaming === 'response';
    if (streaming !== undefined && streaming !== null && streaming !== false && !isStreaming) {
      // The client's own slip: it has no such name.
      throw new ReferenceError('MalformedStreamingHandler is not defined');
    }
  };

  const start = async (): Promise<void> => {
    try {
      await load();
    } catch (error) {
      logError('Uncaught Exception', error);
      postUncaught(error, exitAfterException);
      return;
    }
    host.settle('init-done', '');
  };

  const contextOf = (fields: InvokeContext['fields'], deadlineMs: number, legacy: object): object =>
    assign(legacy, {
      functionVersion: fields.functionVersion,
      functionName: fields.functionName,
      memoryLimitInMB: fields.memoryLimitInMB,
      logGroupName: fields.logGroupName,
      logStreamName: fields.logStreamName,
      clientContext: fields.clientContext,
      identity: fields.identity,
      invokedFunctionArn: fields.invokedFunctionArn,
      awsRequestId: fields.awsRequestId,
      tenantId: fields.tenantId,
      getRemainingTimeInMillis: () => Math.floor(deadlineMs - host.now()),
    });

  const invokeBuffered = (event: unknown, { fields, deadlineMs }: InvokeContext): void => {
    const completion = createCompletion();
    beforeExit = () => {
      completion.markCompleted();
      postAnswer(host, null, maximumAnswerBytes, unserialisable);
    };
    const runtime = { handler };
    try {
      const result = runtime.handler(event, contextOf(fields, deadlineMs, completion.context), completion.callback);
      if (isPromise(result)) {
        result.then(completion.context.succeed, completion.context.fail).catch(completion.context.fail);
      }
    } catch (error) {
      completion.callback(error);
    }
  };

  /** The callback and the old ways to answer, of one invocation. */
  const createCompletion = () => {
    let isComplete = false;
    let waits = true;
    const complete = (result: unknown): void => {
      if (isComplete) {
        log.write('ERROR', [
          'Invocation has already been reported as done. Cannot call complete more than once per invocation.',
        ]);
        return;
      }
      isComplete = true;
      postAnswer(host, result, maximumAnswerBytes, unserialisable);
    };
    const failWith = (error: unknown): void => {
      logError('Invoke Error', error);
      postError(host, error, describeError22);
    };
    const callback = (error?: unknown, result?: unknown): void => {
      beforeExit = noListener;
      if (error !== undefined && error !== null) failWith(error);
      else if (!waits) complete(result);
      else {
        beforeExit = () => {
          immediate(() => {
            complete(result);
          });
        };
      }
    };
    const done = (error?: unknown, result?: unknown): void => {
      beforeExit = noListener;
      if (error !== undefined && error !== null) failWith(error);
      else complete(result);
    };
    const fail = (error?: unknown): void => {
      done(error === undefined || error === null ? 'handled' : error, null);
    };
    let isFinished = false;
    const onlyOnce =
      (wrapped: Handler): ((...args: unknown[]) => void) =>
      (...args) => {
        if (isFinished) return;
        wrapped(...args);
        isFinished = true;
      };
    const context = {
      get callbackWaitsForEmptyEventLoop() {
        return waits;
      },
      set callbackWaitsForEmptyEventLoop(value: boolean) {
        waits = value;
      },
      succeed: onlyOnce((result) => {
        done(null, result);
      }),
      fail: onlyOnce(fail),
      done: onlyOnce(done),
    };
    return {
      context,
      callback: onlyOnce(callback),
      markCompleted: () => {
        isComplete = true;
      },
    };
  };

  const invokeStreaming = async (event: unknown, { fields, deadlineMs }: InvokeContext): Promise<void> => {
    const stream = streamToHost(parts, runtimeError22);
    const fail = (error: unknown): void => {
      logError('Invoke Error', error);
      postStreamed(host, stream, describeError22(error));
    };
    beforeExit = noListener;
    const context = contextOf(fields, deadlineMs, { callbackWaitsForEmptyEventLoop: true });
    try {
      const result = handler(event, stream.writable, context);
      if (!isPromise(result)) {
        fail('Streaming does not support non-async handlers.');
        return;
      }
      if ((await result) !== undefined) log.write('WARN', ['Streaming handlers ignore return values.']);
      await keptAlive(parts, stream.finished);
      postStreamed(host, stream);
    } catch (error) {
      fail(error);
    }
  };

  return {
    deploy(settings) {
      setting = settings.handler;
      maximumAnswerBytes = settings.maximumAnswerBytes;
      log.start(settings.environment, undefined);
      located = locateHandler(setting, host, runtimeError22);
      return located.found;
    },
    init() {
      listen();
      void start();
    },
    invoke(event, context) {
      setFrameOwner({ receiver: 'Runtime', property: 'handler', functionName: RealString(handler.name) });
      log.setRequestId(context.fields.awsRequestId as string);
      postUncaught = (error, status) => {
        postError(host, error, describeError22);
        host.exit(status);
      };
      if (isStreaming) void invokeStreaming(event, context);
      else invokeBuffered(event, context);
    },
  };
}

function noListener(): void {
  // The client's own: nothing waits for the end of the event loop.
}

function unserialisable(): Error {
  return new RealError('Unable to stringify response body');
}

function isPromise(value: unknown): value is Promise<unknown> {
  return Boolean(value) && typeof (value as { then?: unknown }).then === 'function';
}

/** Follows `a.b` into a module, through whatever is there. */
function follow(exportPath: string, start: unknown): unknown {
  let value = start;
  const keys = stringSplit(exportPath, '.');
  for (let index = 0; index < keys.length; index++) {
    value = value && (value as Record<string, unknown>)[keys[index] as string];
  }
  return value;
}
