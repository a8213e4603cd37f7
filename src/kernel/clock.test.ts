import { describe, expect, it } from 'vitest';
import { createClock } from './index.ts';

describe('a clock', () => {
  it('stands still until it is advanced', () => {
    const clock = createClock(1_000);
    expect(clock.now()).toBe(1_000);
    expect(clock.now()).toBe(1_000);
  });

  it('goes forward by parts of a millisecond too', () => {
    const clock = createClock(1_000);
    clock.advance(250);
    clock.advance(0.5);
    expect(clock.now()).toBe(1_250.5);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to go by %s ms', (milliseconds) => {
    const clock = createClock(7);
    expect(() => {
      clock.advance(milliseconds);
    }).toThrow(RangeError);
    expect(clock.now()).toBe(7);
  });
});
