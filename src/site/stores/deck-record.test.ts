import { expect, it } from 'vitest';
import { createFakeStorage } from './browser-storage.fixture.ts';
import { type CardRecord, deckKey, emptyDeck, peekDeck, readDeck, writeCard } from './deck-record.ts';
import { createSafeStorage, damagedPrefix } from './safe-storage.ts';

const card: CardRecord = {
  firstSeen: '2026-11-29T10:00:00.000Z',
  due: '2026-12-02T10:00:00.000Z',
  lastReview: '2026-11-29T10:00:00.000Z',
  stability: 2.3,
  difficulty: 2.1,
  scheduledDays: 3,
  learningSteps: 0,
  reps: 1,
  lapses: 0,
  state: 2,
};

it('comes back as it was written, and one card can be taken out again', () => {
  const storage = createSafeStorage(() => browser);
  const browser = createFakeStorage();
  writeCard(storage, 'one', card);
  writeCard(storage, 'two', { ...card, reps: 2 });
  expect(readDeck(storage).cards).toEqual({ one: card, two: { ...card, reps: 2 } });
  expect(writeCard(storage, 'one', undefined).cards).toEqual({ two: { ...card, reps: 2 } });
});

it('leaves alone what another tab has written of other cards', () => {
  const browser = createFakeStorage();
  const tabs = [createSafeStorage(() => browser), createSafeStorage(() => browser)] as const;
  readDeck(tabs[0]);
  writeCard(tabs[1], 'theirs', card);
  writeCard(tabs[0], 'ours', card);
  expect(Object.keys(readDeck(tabs[1]).cards)).toEqual(['theirs', 'ours']);
});

it.each([
  '{"version":1,"ca',
  'null',
  '{"version":2,"cards":{}}',
  '{"version":1,"cards":[]}',
  JSON.stringify({ version: 1, cards: { one: { ...card, due: 'soon' } } }),
  JSON.stringify({ version: 1, cards: { one: { ...card, reps: -1 } } }),
  JSON.stringify({ version: 1, cards: { one: { ...card, stability: null } } }),
  JSON.stringify({ version: 1, cards: { one: { ...card, state: 7 } } }),
])('puts a damaged deck aside and tells of it: %s', (damaged) => {
  const browser = createFakeStorage();
  browser.setItem(deckKey, damaged);
  const storage = createSafeStorage(() => browser);
  expect(peekDeck(storage)).toEqual(emptyDeck);
  expect(storage.trouble()).toBeUndefined();
  expect(readDeck(storage)).toEqual(emptyDeck);
  expect(storage.trouble()).toBe('damaged');
  expect(browser.getItem(damagedPrefix + deckKey)).toBe(damaged);
});

it('goes on in memory where storage is refused or full', () => {
  const browser = createFakeStorage(10);
  const storage = createSafeStorage(() => browser);
  writeCard(storage, 'one', card);
  writeCard(storage, 'two', card);
  expect(Object.keys(readDeck(storage).cards)).toEqual(['one', 'two']);
  expect(storage.trouble()).toBe('full');
});
