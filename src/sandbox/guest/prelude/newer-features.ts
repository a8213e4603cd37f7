import { getOwnPropertyDescriptor, stringSplit } from './intrinsics.ts';

/** What the engine has, and V8 in Node.js 24.21 has not: code that uses it would fail on Lambda. */
const notInNode24 =
  'InternalError ArrayBuffer.prototype.immutable ArrayBuffer.prototype.sliceToImmutable ' +
  'ArrayBuffer.prototype.transferToImmutable Function.prototype.columnNumber Function.prototype.fileName ' +
  'Function.prototype.lineNumber Iterator.concat Iterator.zip Iterator.zipKeyed Map.prototype.getOrInsert ' +
  'Map.prototype.getOrInsertComputed Math.sumPrecise WeakMap.prototype.getOrInsert WeakMap.prototype.getOrInsertComputed';

/** What Node.js 22.23 lacks besides. */
const notInNode22 =
  'DataView.prototype.getFloat16 DataView.prototype.setFloat16 Error.isError Float16Array Math.f16round Promise.try ' +
  'RegExp.escape URLPattern';

const { deleteProperty } = Reflect;

export function removeNewerThanNode24(): void {
  removeAll(notInNode24);
}

export function removeNewerThanNode22(): void {
  removeAll(notInNode22);
}

function removeAll(paths: string): void {
  const all = stringSplit(paths, ' ');
  for (let index = 0; index < all.length; index++) {
    const keys = stringSplit(all[index], '.');
    let owner: unknown = globalThis;
    for (let step = 0; step < keys.length - 1 && owner !== undefined; step++)
      owner = getOwnPropertyDescriptor(owner, keys[step] as string)?.value;
    if (owner !== undefined) deleteProperty(owner as object, keys[keys.length - 1] as string);
  }
}
