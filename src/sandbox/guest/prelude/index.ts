import { markName, requireGlobal } from '../common-js-wrapper.ts';
import { createRequire } from './common-js.ts';
import { type Format, installConsole } from './console.ts';
import { describeError, type ErrorDescription } from './describe-error.ts';
import type { Guest, Host, InitRequest, InvokeContext } from './host.ts';
import { defineProperty, floor, max, parseJson, stringifyJson } from './intrinsics.ts';
import { installProcess } from './process.ts';
import { installStackTraces } from './stack-trace.ts';
import { installTimers } from './timers.ts';
import { installVirtualTime } from './virtual-time.ts';

type Handler = (event: unknown, context: unknown) => unknown;

/**
 * Sets the guest up before learner code runs. The host evaluates the bundle of this file in each fresh runtime and
 * calls the function with what it lends; learner code has no way to either.
 */
export function install(host: Host, format: Format | undefined): Guest {
  const useEngineStacks = installStackTraces(host);
  const startTime = installVirtualTime(host);
  installConsole(host, format);
  const fireTimer = installTimers(host);
  const requireFrom = createRequire(host);
  defineProperty(globalThis, requireGlobal, { value: (path: string) => requireFrom(path, path) });
  defineProperty(globalThis, markName, { value: (value: unknown) => value });
  defineProperty(globalThis, 'global', { value: globalThis, writable: true, configurable: true, enumerable: false });

  let handler: Handler | undefined;
  let maximumAnswerBytes = 0;

  const fail = (description: ErrorDescription): void => {
    host.settle('failed', stringifyJson(description));
  };

  const init = async (request: InitRequest): Promise<void> => {
    startTime();
    if (request.stackTraces === 'engine') useEngineStacks();
    installProcess(request.environment, host);
    maximumAnswerBytes = request.maximumAnswerBytes;
    try {
      const namespace: unknown =
        request.moduleKind === 'module'
          ? await import('file://' + request.modulePath)
          : requireFrom(request.modulePath, '/var/runtime/index.mjs');
      handler = findHandler(namespace, request);
      host.settle('init-done', '');
    } catch (error) {
      fail(describeError(error));
    }
  };

  const invoke = async (event: unknown, context: unknown): Promise<void> => {
    let answer: unknown;
    try {
      answer = await (handler as Handler)(event, context);
    } catch (error) {
      fail(describeError(error));
      return;
    }
    let json: string | undefined;
    try {
      json = stringifyJson(answer);
    } catch (error) {
      host.settle('unserialisable', stringifyJson(describeError(error)));
      return;
    }
    // Of undefined, a function or a symbol there is no JSON, whatever the type says.
    if ((json as string | undefined) === undefined) host.settle('answered', 'null');
    else if (json.length > maximumAnswerBytes) host.settle('too-large', '');
    else host.settle('answered', json);
  };

  return {
    init: (requestJson) => init(parseJson(requestJson) as InitRequest),
    invoke(eventJson, contextJson) {
      const { fields, deadlineMs } = parseJson(contextJson) as InvokeContext;
      const context = {
        clientContext: undefined,
        identity: undefined,
        tenantId: undefined,
        xRayTraceId: undefined,
        ...fields,
        getRemainingTimeInMillis: () => max(0, floor(deadlineMs - host.now())),
      };
      return invoke(parseJson(eventJson), context);
    },
    fireTimer,
    describe: (thrown) => stringifyJson(describeError(thrown)),
  };
}

/** Finds the handler as the official runtime client does: on the module, then on its default export. */
function findHandler(namespace: unknown, { handler, exportPath }: InitRequest): Handler {
  const found =
    follow(namespace, exportPath) ?? follow((namespace as { default?: unknown } | null)?.default, exportPath);
  if (found === undefined || found === null) {
    throw runtimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') throw runtimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  if (found.length >= 3) {
    throw runtimeError(
      'Runtime.CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
        'You need to modify this function to use a supported handler signature to use Node.js 24 or later. ' +
        'For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
    );
  }
  return found as Handler;
}

function follow(start: unknown, path: readonly string[]): unknown {
  let value = start;
  for (let index = 0; index < path.length; index++) {
    if (value === undefined || value === null) return undefined;
    value = (value as Record<string, unknown>)[path[index] as string];
  }
  return value;
}

function runtimeError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
