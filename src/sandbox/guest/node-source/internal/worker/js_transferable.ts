/** Comes with a module of its own, which is asked for when it is needed. */
export function structuredClone(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return (globalThis as unknown as { structuredClone(value: unknown): unknown }).structuredClone(value);
}

/** There is nobody to send a value to. */
export function markTransferMode(): void {
  // Nothing to mark.
}
export const kClone = Symbol('messaging_clone_symbol');
export const kDeserialize = Symbol('messaging_deserialize_symbol');
export const kTransfer = Symbol('messaging_transfer_symbol');
export const kTransferList = Symbol('messaging_transfer_list_symbol');
