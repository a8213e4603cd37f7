import { internals } from 'coldstart:internals';
import { proxyDetails } from './recording-proxy.ts';
import { builtInName, iteratorKind } from './type-checks.ts';

const { ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;

const onlyEnumerable = 2;
const skipSymbols = 16;
/** The keys of a longer array are too many to list; it is taken to have none but its indices. */
const longestListed = 50_000;

const index = /^(?:0|[1-9]\d{0,9})$/;

function isIndex(key: string | symbol): boolean {
  return typeof key === 'string' && index.test(key) && Number(key) < 4_294_967_295;
}

/** What inspects a value beyond what the language shows of it. */
export const valueDetails = {
  constants: {
    kPending: 0,
    kFulfilled: 1,
    kRejected: 2,
    ALL_PROPERTIES: 0,
    ONLY_ENUMERABLE: onlyEnumerable,
    SKIP_SYMBOLS: skipSymbols,
    kExiting: 0,
    kExitCode: 1,
    kHasExitCode: 2,
  },
  getOwnNonIndexProperties(value: object, filter: number): (string | symbol)[] {
    if ((value as ArrayLike<unknown>).length > longestListed) return [];
    return ownKeys(value).filter((key) => {
      if (isIndex(key) || (filter & skipSymbols && typeof key === 'symbol')) return false;
      return (filter & onlyEnumerable) === 0 || getOwnPropertyDescriptor(value, key)?.enumerable === true;
    });
  },
  getPromiseDetails(promise: object): [number, unknown?] {
    const { state, value } = internals.host.promiseState(promise);
    if (state === 'pending') return [0];
    return [state === 'fulfilled' ? 1 : 2, value];
  },
  /** The target and handler of a Proxy, or its target alone; undefined for what is none. */
  getProxyDetails(value: object, both = true): unknown {
    const details = proxyDetails(value);
    return details === undefined || both ? details : details[0];
  },
  previewEntries(value: object, wantsKind?: boolean): unknown {
    const kind = iteratorKind(value);
    const rest = kind === undefined ? [] : restOf(value as Iterator<unknown>);
    if (wantsKind !== true) return rest;
    const isKeyValue = rest.length > 0 && rest.every((one) => isEntry(one, kind));
    return [isKeyValue ? rest.flat() : rest, isKeyValue];
  },
  getConstructorName: builtInName,
  getExternalValue: (): bigint => 0n,
  getCallSites: (): [] => [],
  isInsideNodeModules: (): boolean => false,
  sleep: (): void => undefined,
  guessHandleType: (): number => 5,
  constructSharedArrayBuffer: (): undefined => undefined,
};

/** Whether an iterator gave an entry and not a value. A Map's value may look like one; a Set's entry is a value twice. */
function isEntry(one: unknown, kind: ReturnType<typeof iteratorKind>): boolean {
  if (!Array.isArray(one) || one.length !== 2) return false;
  return kind === 'Map Iterator' || Object.is(one[0], one[1]);
}

/** What an iterator still has to give. QuickJS cannot look ahead: it is emptied, and gives what was in it all the same. */
function restOf(iterator: Iterator<unknown>): unknown[] {
  const rest: unknown[] = [];
  for (let step = iterator.next(); step.done !== true; step = iterator.next()) rest.push(step.value);
  let at = 0;
  defineProperty(iterator, 'next', {
    value: () => (at < rest.length ? { value: rest[at++], done: false } : { value: undefined, done: true }),
    writable: true,
    configurable: true,
    enumerable: false,
  });
  return rest.slice();
}
