import { describe, expect, it } from 'vitest';
import { createFakeStorage } from './browser-storage.fixture.ts';
import { createSafeStorage, damagedPrefix } from './safe-storage.ts';

describe('the storage of the page', () => {
  it('keeps what is written, for the next visit too', () => {
    const browser = createFakeStorage();
    createSafeStorage(() => browser).write('key', 'value');

    const nextVisit = createSafeStorage(() => browser);

    expect(nextVisit.read('key')).toBe('value');
    expect(nextVisit.read('another')).toBeUndefined();
    expect(nextVisit.trouble()).toBeUndefined();
  });

  it('forgets what is removed', () => {
    const browser = createFakeStorage();
    const storage = createSafeStorage(() => browser);
    storage.write('key', 'value');

    storage.remove('key');

    expect(storage.read('key')).toBeUndefined();
  });

  it('keeps everything for this page where even asking for it is refused, and says so', () => {
    const storage = createSafeStorage(() => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    });

    storage.write('key', 'value');

    expect(storage.read('key')).toBe('value');
    expect(storage.trouble()).toBe('refused');
    storage.remove('key');
    expect(storage.read('key')).toBeUndefined();
  });

  it('holds what no longer fits in memory, and reads that instead of the older value', () => {
    const browser = createFakeStorage(20);
    const storage = createSafeStorage(() => browser);
    storage.write('key', 'short');

    storage.write('key', 'much longer than there is room for');

    expect(storage.trouble()).toBe('full');
    expect(storage.read('key')).toBe('much longer than there is room for');
    expect(browser.getItem('key')).toBe('short');
  });

  it('stores again as soon as that is possible', () => {
    const browser = createFakeStorage();
    const storage = createSafeStorage(() => browser);
    browser.refuses = true;
    storage.write('key', 'first');
    browser.refuses = false;

    storage.write('key', 'second');

    expect(browser.getItem('key')).toBe('second');
    expect(storage.read('key')).toBe('second');
  });

  it('puts a damaged value aside without losing it', () => {
    const browser = createFakeStorage();
    const storage = createSafeStorage(() => browser);
    browser.setItem('key', '{"half":');

    storage.setAside('key');

    expect(storage.read('key')).toBeUndefined();
    expect(browser.getItem(`${damagedPrefix}key`)).toBe('{"half":');
    expect(storage.trouble()).toBe('damaged');
  });

  it('leaves a damaged value where it is when there is no room to put it aside', () => {
    const browser = createFakeStorage(12);
    const storage = createSafeStorage(() => browser);
    browser.setItem('key', '{"half":');

    storage.setAside('key');

    expect(browser.getItem('key')).toBe('{"half":');
    expect(storage.trouble()).toBe('damaged');
  });
});
