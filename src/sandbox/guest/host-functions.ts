import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { commonJsPrefix, commonJsSuffix } from './common-js-wrapper.ts';
import type { GuestBindings } from './guest-template.ts';
import type { SettlementKind } from './prelude/host.ts';

/** How INIT or an invocation ended, as the prelude reports it. */
export interface Settlement {
  readonly kind: SettlementKind;
  readonly json: string;
}

type Implementation = (...args: QuickJSHandle[]) => QuickJSHandle | { error: QuickJSHandle } | undefined;

/**
 * Makes the object that the prelude gets: prelude/host.ts says what each function does. `current` is what the guest
 * that runs has brought along.
 */
export function createHostObject(context: QuickJSContext, current: () => GuestBindings): QuickJSHandle {
  const text = (handle: QuickJSHandle | undefined): string => (handle === undefined ? '' : context.getString(handle));
  const number = (handle: QuickJSHandle | undefined): number => (handle === undefined ? 0 : context.getNumber(handle));
  const evaluate = (source: string, file: string): QuickJSHandle | { error: QuickJSHandle } => {
    const result = context.evalCode(source, file);
    return result.error === undefined ? result.value : { error: result.error };
  };

  const functions: Record<string, Implementation> = {
    now: () => context.newNumber(current().clock.now()),
    random: () => context.newNumber(current().random.next()),
    writeLog(level, line) {
      current().writeLog(text(level), () => text(line));
      return undefined;
    },
    startTimer: (delay, repeat) =>
      context.newNumber(current().timers.start(current().clock.now(), number(delay), number(repeat) !== 0)),
    stopTimer(id) {
      current().timers.stop(number(id));
      return undefined;
    },
    resolveFile(specifier, fromPath) {
      const found = current().files.resolveRequire(text(specifier), text(fromPath));
      if (found.kind === 'found') return context.newString(found.path);
      return { error: context.newError({ name: 'Error', message: found.message }) };
    },
    readText: (path) => context.newString(current().files.text(text(path))),
    compileCommonJs(path) {
      const file = text(path);
      return evaluate(`${commonJsPrefix}${current().files.text(file)}${commonJsSuffix}`, file);
    },
    settle(kind, json) {
      current().settle({ kind: text(kind) as SettlementKind, json: text(json) });
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
