import { builtinGlobal, markName, metaGlobal, requireGlobal } from '../common-js-wrapper.ts';
import { asyncContext } from './async-context.ts';
import { createBuiltinModules } from './builtin-modules.ts';
import { createRequireFrom } from './common-js.ts';
import { type Inspection, installConsole, type Warner } from './console.ts';
import { crashReport } from './crash-report.ts';
import { hide } from './hide.ts';
import type { Guest, Host } from './host.ts';
import { defineProperty, kIsNodeError, parseJson, stringifyJson } from './intrinsics.ts';
import { type LoaderError, makeLoaderError } from './loader-errors.ts';
import { createMetaFiller } from './import-meta.ts';
import { installJsonWording } from './json-wording.ts';
import { forgetLastMark, mark } from './marks.ts';
import { installMissingLocales } from './missing-locales.ts';
import { installMissingSymbols } from './missing-symbols.ts';
import { installNeededGlobals, removeEngineGlobals } from './needed-globals.ts';
import { removeNewerThanNode22, removeNewerThanNode24 } from './newer-features.ts';
import { installProcess } from './process.ts';
import { createReplies } from './replies.ts';
import { createRejections } from './rejections.ts';
import type { InitRequest, Invocation, Settings } from './requests.ts';
import { createRuntime22 } from './runtime-22.ts';
import { createRuntime24 } from './runtime-24.ts';
import { describeError, keepStack, stackOf } from './runtime-errors.ts';
import { createRuntimeLog } from './runtime-log.ts';
import type { RuntimeClient, RuntimeParts } from './runtime.ts';
import { installStackTraces } from './stack-trace.ts';
import { installTimers } from './timers.ts';
import { installVirtualTime } from './virtual-time.ts';

/**
 * Sets the guest up before learner code runs. The host evaluates the bundle of this file in each instance of the engine
 * and calls the function with what it lends; learner code has no way to either.
 */
export function install(host: Host): Guest {
  removeEngineGlobals();
  installMissingSymbols();
  removeNewerThanNode24();
  const useEngineStacks = installStackTraces(host);
  installJsonWording(host);
  const startTime = installVirtualTime(host);
  const inspection = (): Inspection => {
    if (!builtins.has('coldstart:inspect')) host.needModule('coldstart:inspect');
    return builtins.value('coldstart:inspect') as Inspection;
  };
  const log = createRuntimeLog(host, () => inspection().format);
  const timers = installTimers(host);
  const control = installProcess(host, (text) => {
    log.write('ERROR', [text]);
  });
  const console = installConsole(host, log, inspection, control.process as Warner);
  const rejections = createRejections(control);
  const replies = createReplies();
  const builtins = createBuiltinModules({
    host,
    process: control.process,
    console,
    stacks: { kIsNodeError, stackOf, keepStack },
    createRequire: (path) => createRequire(path),
    nextTick: control.nextTick,
    asyncContext,
    onReply: replies.await,
    module(name) {
      if (!builtins.has(name)) host.needModule(name);
      return builtins.value(name);
    },
  });
  const { requireFrom, createRequire } = createRequireFrom(host, builtins, control.warnAtOnce);
  (control.process as { getBuiltinModule: unknown }).getBuiltinModule = (name: string) => {
    try {
      return requireFrom(name.startsWith('node:') ? name : `node:${name}`, '/var/task/index.mjs');
    } catch {
      return undefined;
    }
  };
  defineProperty(globalThis, requireGlobal, { value: (path: string) => requireFrom(path, path) });
  defineProperty(globalThis, builtinGlobal, { value: (name: string, key: string) => builtins.member(name, key) });
  defineProperty(globalThis, metaGlobal, { value: createMetaFiller(host) });
  defineProperty(globalThis, markName, { value: mark });
  hide('global', globalThis);

  const parts: RuntimeParts = {
    host,
    log,
    control,
    requireFrom,
    createRequire,
    builtin: (name) => builtins.value(name),
    hasBuiltin: (name) => builtins.has(name),
    immediate: timers.immediate,
  };
  // Both are made here, and so once for each instance.
  const runtimes = { 'nodejs24.x': createRuntime24(parts), 'nodejs22.x': createRuntime22(parts) };
  let runtime: RuntimeClient | undefined;
  /** The async context of the loop that calls the handler, which what the handler enters at once stays in. */
  let runtimeContext: unknown;

  /** Calls learner code outside of any promise: what it throws is the process's to take, or ends it. */
  const call = (callback: () => void): void => {
    try {
      callback();
    } catch (error) {
      takeUncaught(error, 'uncaughtException');
    }
  };
  const takeUncaught = (error: unknown, origin: string): void => {
    control.emit('uncaughtExceptionMonitor', error, origin);
    if (!control.emit('uncaughtException', error, origin)) throw error;
  };

  const runTicks = (): boolean => {
    let ran = false;
    call(() => {
      ran = control.runTicks();
    });
    return ran;
  };

  return {
    defineModule(name, factory) {
      builtins.define(name, factory as Parameters<typeof builtins.define>[1]);
    },
    modulesAreDefined() {
      installNeededGlobals(host);
      if (!builtins.has('web:intl')) installMissingLocales(host);
    },
    exportNames: (name) => builtins.exportNames(name),
    onRejection: rejections.note,
    makeLoaderError: (json) => makeLoaderError(parseJson(json) as LoaderError),
    deploy(settingsJson) {
      const settings = parseJson(settingsJson) as Settings;
      if (settings.stackTraces === 'engine') useEngineStacks();
      control.deploy(settings);
      if (settings.runtime === 'nodejs22.x') removeNewerThanNode22();
      runtime = runtimes[settings.runtime];
      return runtime.deploy(settings);
    },
    init(requestJson) {
      const request = parseJson(requestJson) as InitRequest;
      startTime(request.startMs);
      control.start(request);
      runtime?.init();
    },
    invoke(invocationJson) {
      forgetLastMark();
      asyncContext.set(runtimeContext);
      const { event, context } = parseJson(invocationJson) as Invocation;
      runtime?.invoke(event, context);
      runtimeContext = asyncContext.get();
    },
    fireTimer(id) {
      call(() => {
        timers.fire(id);
      });
      runTicks();
    },
    reply(id, outcomeJson) {
      call(() => {
        replies.bring(id, outcomeJson);
      });
      runTicks();
    },
    beginImmediates: timers.beginImmediates,
    runImmediate() {
      call(timers.runImmediate);
      runTicks();
    },
    afterMicrotasks: () => runTicks() || rejections.process(takeUncaught),
    idle: () => {
      control.emit('beforeExit', control.exitCode());
      return timers.beginImmediates() > 0;
    },
    exitStatus() {
      const status = control.exitCode();
      control.emit('exit', status);
      return status;
    },
    takeException(thrown) {
      takeUncaught(thrown, 'uncaughtException');
    },
    crash(thrown) {
      host.writeLog('stderr', 'ERROR', '', crashReport(thrown, host));
      return stringifyJson(describeError(thrown));
    },
  };
}
