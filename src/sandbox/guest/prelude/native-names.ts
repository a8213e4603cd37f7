import { getOwnPropertyDescriptor } from './intrinsics.ts';

const holders: readonly (readonly [string, object])[] = [
  ...[
    Object,
    Function,
    Array,
    String,
    Number,
    Boolean,
    Symbol,
    BigInt,
    Date,
    RegExp,
    Map,
    Set,
    WeakMap,
    WeakSet,
    WeakRef,
    Promise,
    ArrayBuffer,
    DataView,
    FinalizationRegistry,
  ].flatMap(
    (made) =>
      [
        [made.name, made],
        [`${made.name}.prototype`, made.prototype as object],
      ] as const,
  ),
  ['Reflect', Reflect],
  ['%TypedArray%.prototype', Object.getPrototypeOf(Uint8Array.prototype) as object],
];

/** The full name of a function of the language's own, such as `Array.prototype.map`; its own name where it is none. */
export function nativeName(native: unknown, name: string): string {
  for (let index = 0; index < holders.length; index++) {
    const [holder, object] = holders[index] as (typeof holders)[number];
    const found = getOwnPropertyDescriptor(object, name);
    if (found !== undefined && found.value === native) return `${holder}.${name}`;
  }
  return name;
}
