import type { SafeStorage } from './safe-storage.ts';

export const deckKey = 'coldstart:interview';

/** When a card of the interview deck comes again, and what the schedule knows of it. Times are ISO 8601. */
export interface CardRecord {
  readonly firstSeen: string;
  readonly due: string;
  readonly lastReview: string;
  /** What follows is the scheduler's: see interview/schedule.ts. */
  readonly stability: number;
  readonly difficulty: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
}

/** What is kept of the deck, under one key. Cards that the course no longer has stay: they may come back. */
export interface DeckRecord {
  readonly version: 1;
  readonly cards: Readonly<Record<string, CardRecord>>;
}

export const emptyDeck: DeckRecord = { version: 1, cards: {} };

/** Reads the deck. A damaged one is put aside, and counts as none. */
export function readDeck(storage: SafeStorage): DeckRecord {
  const text = storage.read(deckKey);
  if (text === undefined) return emptyDeck;
  const deck = parseDeck(text);
  if (deck === undefined) storage.setAside(deckKey);
  return deck ?? emptyDeck;
}

/** Reads the deck without putting a damaged one aside: only who tells the learner of it may do that. */
export function peekDeck(storage: SafeStorage): DeckRecord {
  return parseDeck(storage.read(deckKey) ?? '') ?? emptyDeck;
}

/** Writes one card, or takes it out. What another tab has written of other cards meanwhile stays. */
export function writeCard(storage: SafeStorage, id: string, card: CardRecord | undefined): DeckRecord {
  const { [id]: _old, ...others } = readDeck(storage).cards;
  const deck: DeckRecord = { version: 1, cards: { ...others, ...(card !== undefined && { [id]: card }) } };
  storage.write(deckKey, JSON.stringify(deck));
  return deck;
}

function parseDeck(text: string): DeckRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || value['version'] !== 1 || !isObject(value['cards'])) return undefined;
    return Object.values(value['cards']).every(isCard) ? (value as unknown as DeckRecord) : undefined;
  } catch {
    return undefined;
  }
}

const times = ['firstSeen', 'due', 'lastReview'] as const;
const counts = ['scheduledDays', 'learningSteps', 'reps', 'lapses'] as const;

function isCard(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { stability, difficulty, state } = value;
  return (
    times.every((name) => typeof value[name] === 'string' && !Number.isNaN(Date.parse(value[name]))) &&
    counts.every((name) => Number.isInteger(value[name]) && (value[name] as number) >= 0) &&
    [stability, difficulty].every((each) => typeof each === 'number' && Number.isFinite(each)) &&
    (state === 0 || state === 1 || state === 2 || state === 3)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
