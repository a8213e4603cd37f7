import type { QuickJSWASMModule } from 'quickjs-emscripten';

/** Evaluates a handler in a fresh context and calls it, as one would without any sandbox around it. */
export function callHandler(quickJs: QuickJSWASMModule, source: string, event: string): unknown {
  const context = quickJs.newContext();
  try {
    const module = context.unwrapResult(context.evalCode(source, 'index.mjs', { type: 'module' }));
    const handler = context.getProp(module, 'handler');
    const argument = context.unwrapResult(context.evalCode(`(${event})`));
    const promise = context.unwrapResult(context.callFunction(handler, context.undefined, argument));
    context.unwrapResult(context.runtime.executePendingJobs());
    const state = context.getPromiseState(promise);
    if (state.type !== 'fulfilled') throw new Error(`The handler's promise is ${state.type}.`);
    const answer: unknown = context.dump(state.value);
    for (const handle of [module, handler, argument, promise, state.value]) handle.dispose();
    return answer;
  } finally {
    context.dispose();
  }
}
