import { apply, construct, defineProperty, floor, RealDate } from './intrinsics.ts';
import type { Host } from './host.ts';

/**
 * Puts Date, performance and Math.random on the virtual clock and the seeded random source. Returns what starts
 * `performance`: the clock is a guest's, and this runs before there is one.
 */
export function installVirtualTime(host: Host): (startMs: number) => void {
  let startMs = 0;

  const VirtualDate = function (this: unknown, ...args: unknown[]): unknown {
    if ((new.target as unknown) === undefined) return new RealDate(wholeNow()).toString();
    return construct(
      RealDate,
      args.length === 0 ? [wholeNow()] : args,
      new.target === VirtualDate ? RealDate : new.target,
    );
  } as unknown as DateConstructor;
  const wholeNow = (): number => floor(host.now());

  defineProperty(VirtualDate, 'name', { value: 'Date', configurable: true });
  defineProperty(VirtualDate, 'length', { value: 7, configurable: true });
  defineProperty(VirtualDate, 'prototype', { value: RealDate.prototype, writable: false });
  defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  hide(VirtualDate, 'now', () => wholeNow());
  hide(VirtualDate, 'parse', RealDate.parse);
  hide(VirtualDate, 'UTC', RealDate.UTC);
  hide(globalThis, 'Date', VirtualDate);
  const performance = { now: () => host.now() - startMs, timeOrigin: 0 };
  hide(globalThis, 'performance', performance);
  installTimeZone();
  hide(Math, 'random', () => host.random());
  return (nowMs) => {
    startMs = nowMs;
    performance.timeOrigin = nowMs;
  };
}

/** Lambda's time zone is UTC, and V8 writes it out. */
function installTimeZone(): void {
  const zone = ' (Coordinated Universal Time)';
  const { toString, toTimeString } = RealDate.prototype;
  const withZone = (original: () => string) =>
    function (this: Date): string {
      const text = apply(original, this, []);
      return text === 'Invalid Date' ? text : text + zone;
    };
  hide(RealDate.prototype, 'toString', withZone(toString));
  hide(RealDate.prototype, 'toTimeString', withZone(toTimeString));
}

function hide(target: object, name: string, value: unknown): void {
  defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}
