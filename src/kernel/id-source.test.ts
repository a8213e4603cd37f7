import { describe, expect, it } from 'vitest';
import { createIdSource, createRandom } from './index.ts';

describe('an id source', () => {
  it('makes version 4 UUIDs in lower case', () => {
    const ids = createIdSource(createRandom(1));
    for (let count = 0; count < 100; count++) {
      expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('makes as many hexadecimal digits as wanted', () => {
    const ids = createIdSource(createRandom(1));
    expect(ids.hex(32)).toMatch(/^[0-9a-f]{32}$/);
    expect(ids.hex(0)).toBe('');
  });

  it('never makes the same id twice in a row, and repeats itself under the same seed', () => {
    const [first, again] = [createIdSource(createRandom(1)), createIdSource(createRandom(1))];
    const ids = [first.uuid(), first.uuid()];
    expect(ids[0]).not.toBe(ids[1]);
    expect([again.uuid(), again.uuid()]).toEqual(ids);
  });
});
