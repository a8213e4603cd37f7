import { expect, it } from 'vitest';
import { createFakeStorage } from './browser-storage.fixture.ts';
import { createSafeStorage } from './safe-storage.ts';
import { readSettings, writeSettings } from './settings.ts';

it('remembers which editor the learner chose', () => {
  const browser = createFakeStorage();
  const storage = createSafeStorage(() => browser);
  expect(readSettings(storage).fullEditor).toBe(false);

  writeSettings(storage, { fullEditor: true });

  expect(readSettings(storage).fullEditor).toBe(true);
});

it('changes one setting and leaves the others', () => {
  const browser = createFakeStorage();
  const storage = createSafeStorage(() => browser);
  writeSettings(storage, { fullEditor: true });
  writeSettings(storage, { language: 'python' });
  expect(readSettings(storage)).toEqual({
    version: 1,
    fullEditor: true,
    language: 'python',
    cardTimer: true,
    name: '',
  });
});

it.each(['{', 'null', '7', '{"fullEditor":"yes","language":"java"}'])(
  'takes the stored settings %s for none',
  (text) => {
    const browser = createFakeStorage();
    browser.setItem('coldstart:settings', text);

    expect(readSettings(createSafeStorage(() => browser))).toEqual({
      version: 1,
      fullEditor: false,
      language: 'js',
      cardTimer: true,
      name: '',
    });
  },
);
