import type { Clock, Random } from '#kernel';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { commonJsPrefix, commonJsSuffix } from './common-js-wrapper.ts';
import type { ExecutionBudget } from './execution-budget.ts';
import { formatSource } from './generated/format.ts';
import type { PackageFiles } from './package-files.ts';
import type { SettlementKind } from './prelude/host.ts';
import type { TimerQueue } from './timer-queue.ts';

/** How INIT or an invocation ended, as the prelude reports it. */
export interface Settlement {
  readonly kind: SettlementKind;
  readonly json: string;
}

export interface HostFunctionOptions {
  readonly context: QuickJSContext;
  readonly clock: Clock;
  readonly random: Random;
  readonly budget: ExecutionBudget;
  readonly timers: TimerQueue;
  readonly files: PackageFiles;
  readonly writeLog: (level: string, text: () => string) => void;
  readonly settle: (settlement: Settlement) => void;
}

type Implementation = (...args: QuickJSHandle[]) => QuickJSHandle | { error: QuickJSHandle } | undefined;

/** Makes the object that the prelude gets: prelude/host.ts says what each function does. The caller disposes it. */
export function createHostObject(options: HostFunctionOptions): QuickJSHandle {
  const { context, clock, random, budget, timers, files } = options;
  const text = (handle: QuickJSHandle | undefined): string => (handle === undefined ? '' : context.getString(handle));
  const number = (handle: QuickJSHandle | undefined): number => (handle === undefined ? 0 : context.getNumber(handle));
  const evaluate = (source: string, file: string): QuickJSHandle | { error: QuickJSHandle } => {
    const result = context.evalCode(source, file);
    return result.error === undefined ? result.value : { error: result.error };
  };

  const functions: Record<string, Implementation> = {
    now: () => context.newNumber(clock.now()),
    random: () => context.newNumber(random.next()),
    writeLog(level, line) {
      options.writeLog(text(level), () => text(line));
      return undefined;
    },
    startTimer: (delay, repeat) => context.newNumber(timers.start(clock.now(), number(delay), number(repeat) !== 0)),
    stopTimer(id) {
      timers.stop(number(id));
      return undefined;
    },
    resolveFile(specifier, fromPath) {
      const found = files.resolveRequire(text(specifier), text(fromPath));
      if (found.kind === 'found') return context.newString(found.path);
      return { error: context.newError({ name: 'Error', message: found.message }) };
    },
    readText: (path) => context.newString(files.text(text(path))),
    compileCommonJs(path) {
      const file = text(path);
      return evaluate(`${commonJsPrefix}${files.text(file)}${commonJsSuffix}`, file);
    },
    loadFormat: () => budget.free(() => evaluate(`${formatSource}.format`, 'coldstart:format')),
    settle(kind, json) {
      options.settle({ kind: text(kind) as SettlementKind, json: text(json) });
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
