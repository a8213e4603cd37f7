import type { JsonValue } from '#kernel';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { commonJsPrefix, commonJsSuffix } from './common-js-wrapper.ts';
import type { GuestBindings } from './guest-template.ts';
import { resolvePath } from './resolve-module.ts';
import { NativeError, type NativeOperations } from './native/index.ts';
import { jsonErrorMessage } from './prelude/json-error-message.ts';
import type { SettlementKind } from './prelude/host.ts';
import type { FailureKind } from './source-reading/failure.ts';

/** How INIT or an invocation ended, as the prelude reports it. */
export interface Settlement {
  readonly kind: SettlementKind;
  readonly json: string;
  readonly body: Uint8Array;
}

type Implementation = (...args: QuickJSHandle[]) => QuickJSHandle | { error: QuickJSHandle } | undefined;

/**
 * Makes the object that the prelude gets: prelude/host.ts says what each function does. `current` is what the guest
 * that runs has brought along; `native` is what the guest modules of this instance have done in the host.
 */
export function createHostObject(
  context: QuickJSContext,
  current: () => GuestBindings,
  native: NativeOperations,
): QuickJSHandle {
  const text = (handle: QuickJSHandle | undefined): string => (handle === undefined ? '' : context.getString(handle));
  const number = (handle: QuickJSHandle | undefined): number => (handle === undefined ? 0 : context.getNumber(handle));
  /** A copy. The library makes another in the guest's memory, which has to be let go. */
  const bytesOf = (handle: QuickJSHandle): Uint8Array =>
    context.getArrayBuffer(handle).consume(({ value }) => value.slice());
  const error = (message: string): { error: QuickJSHandle } => ({
    error: context.newError({ name: 'Error', message }),
  });
  const evaluate = (source: string, file: string): QuickJSHandle | { error: QuickJSHandle } => {
    const result = context.evalCode(source, file);
    return result.error === undefined ? result.value : { error: result.error };
  };

  const callNative = (name: string, argsJson: string, bytes: readonly Uint8Array[]): QuickJSHandle => {
    const operation = native[name];
    if (operation === undefined) throw new Error(`There is no native operation ${name}.`);
    const { clock, random, budget } = current();
    const result = operation(JSON.parse(argsJson) as readonly JsonValue[], bytes, {
      now: () => clock.now(),
      random: () => random.next(),
      charge: (milliseconds) => {
        budget.chargeNative(milliseconds);
      },
      hold(heldBytes) {
        if (budget.hold(heldBytes)) throw new Error('The guest is over.');
      },
    });
    if (result.kind === 'json') return context.newString(JSON.stringify(result.value));
    return context.newArrayBuffer(result.bytes.slice().buffer);
  };

  const functions: Record<string, Implementation> = {
    now: () => context.newNumber(current().clock.now()),
    random: () => context.newNumber(current().random.next()),
    writeLog(format, level, requestId, line) {
      const kind = text(format);
      const isStandardError = kind === 'stderr';
      const isRaw = kind === 'raw' || isStandardError;
      current().writeLog({
        isRaw,
        isStandardError,
        level: text(level),
        requestId: text(requestId),
        text: () => text(line),
      });
      return undefined;
    },
    startTimer: (delay, repeat) =>
      context.newNumber(current().timers.start(current().clock.now(), number(delay), number(repeat) !== 0)),
    stopTimer(id) {
      current().timers.stop(number(id));
      return undefined;
    },
    setTimerRef(id, isRef) {
      current().timers.setRef(number(id), number(isRef) !== 0);
      return undefined;
    },
    resolveFile(specifier, fromPath) {
      return context.newString(JSON.stringify(current().files.resolveRequire(text(specifier), text(fromPath))));
    },
    findHandlerFile: (moduleRoot, moduleName) =>
      context.newString(current().files.findHandler(text(moduleRoot), text(moduleName)) ?? ''),
    resolvePath: (path, from) => context.newString(resolvePath(text(path), text(from))),
    moduleKind: (path) => context.newString(current().files.moduleKind(text(path))),
    readText: (path) => context.newString(current().files.text(text(path))),
    jsonErrorMessage: (json) => context.newString(jsonErrorMessage(text(json)) ?? ''),
    readFailure: (path, kind, place) =>
      context.newString(current().readFailure(text(path), text(kind) as FailureKind, text(place))),
    listFiles: () => context.newString(JSON.stringify(current().files.paths())),
    compileCommonJs(path) {
      const file = text(path);
      return evaluate(`${commonJsPrefix}${current().files.text(file).replace(/^#!/, '//')}${commonJsSuffix}`, file);
    },
    hasModuleSyntax: (path) => (current().files.hasModuleSyntax(text(path)) ? context.true : context.false),
    importNow(path) {
      const source = `export * as namespace from ${JSON.stringify(`file://${text(path)}`)};`;
      const result = context.evalCode(source, 'coldstart:import', { type: 'module' });
      return result.error === undefined ? result.value : { error: result.error };
    },
    moduleFolder: (path) => context.newString(current().files.moduleFolder(text(path)) ?? ''),
    needModule(name) {
      current().needModule(text(name));
      return undefined;
    },
    native(name, argsJson, ...bytes) {
      try {
        return callNative(text(name), text(argsJson), bytes.map(bytesOf));
      } catch (thrown) {
        const { name: errorName, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
        const code = thrown instanceof NativeError ? thrown.code : undefined;
        return error(JSON.stringify({ name: errorName, message, code }));
      }
    },
    request: (json) => context.newString(current().request(text(json))),
    promiseState: (...[value]) => (value === undefined ? context.undefined : describePromise(context, value)),
    memoryUsedBytes: () => context.newNumber(current().memoryUsedBytes()),
    noteTemporaryBytes(bytes) {
      current().noteTemporaryBytes(number(bytes));
      return undefined;
    },
    exit(code) {
      current().exit(number(code));
      return undefined;
    },
    settle(kind, json, ...[body]) {
      const bytes = body === undefined ? new Uint8Array() : bytesOf(body);
      current().settle({ kind: text(kind) as SettlementKind, json: text(json), body: bytes });
      return undefined;
    },
  };

  const host = context.newObject();
  for (const [name, implementation] of Object.entries(functions)) {
    const handle = context.newFunction(name, implementation);
    context.setProp(host, name, handle);
    handle.dispose();
  }
  return host;
}

/** Makes `{ state, value }` of a promise. */
function describePromise(context: QuickJSContext, promise: QuickJSHandle): QuickJSHandle {
  const described = context.newObject();
  const put = (name: string, handle: QuickJSHandle): void => {
    context.setProp(described, name, handle);
    handle.dispose();
  };
  const found = context.getPromiseState(promise);
  if (found.type === 'pending') put('state', context.newString('pending'));
  else if (found.type === 'rejected') {
    put('state', context.newString('rejected'));
    put('value', found.error);
  } else if (found.notAPromise === true) put('state', context.newString('none'));
  else {
    put('state', context.newString('fulfilled'));
    put('value', found.value);
  }
  return described;
}
