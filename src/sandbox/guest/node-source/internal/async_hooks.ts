/** What runs now, from the outside in: its number, what began it, and the object that stands for it. */
const running: { readonly id: number; readonly triggerId: number; readonly resource: unknown }[] = [];
const outside = {};
let lastId = 1;

export const symbols = {
  async_id_symbol: Symbol('async_id_symbol'),
  trigger_async_id_symbol: Symbol('trigger_async_id_symbol'),
};
export const constants = {};
export const asyncWrap = { Providers: {} };

export function newAsyncId(): number {
  lastId += 1;
  return lastId;
}
export const executionAsyncId = (): number => running.at(-1)?.id ?? 0;
export const triggerAsyncId = (): number => running.at(-1)?.triggerId ?? 0;
export const executionAsyncResource = (): unknown => running.at(-1)?.resource ?? outside;
export const getDefaultTriggerAsyncId = executionAsyncId;
export const hasAsyncIdStack = (): boolean => running.length > 0;

export function emitBefore(id: number, triggerId: number, resource: unknown): void {
  running.push({ id, triggerId, resource });
}
export function emitAfter(): void {
  running.pop();
}
/** Nobody listens: there are no hooks here. */
export const emitDestroy = (): void => undefined;
export const initHooksExist = (): boolean => false;
export const destroyHooksExist = (): boolean => false;
export const enabledHooksExist = (): boolean => false;
