import type { SafeStorage } from './safe-storage.ts';

export const quizPrefix = 'coldstart:quiz:';

/** What is kept of a lesson's quiz, under one key. */
export interface QuizRecord {
  readonly version: 1;
  /** The questions that were answered right, by their ids: a question that has changed since has another one. */
  readonly right: readonly string[];
  /** When each was first answered right, by its id in ISO 8601, as it is stored: `quizTimes` reads it. */
  readonly rightAt?: unknown;
}

export const emptyQuizRecord: QuizRecord = { version: 1, right: [] };

/** The key of a lesson's quiz. `slug` is the lesson's, such as `lessons/your-first-handler`. */
export function quizKey(slug: string): string {
  return quizPrefix + slug.replace(/^lessons\//, '');
}

/** Reads a record. A damaged one is put aside, and counts as none. */
export function readQuizRecord(storage: SafeStorage, key: string): QuizRecord {
  const text = storage.read(key);
  if (text === undefined) return emptyQuizRecord;
  const record = parseQuizRecord(text);
  if (record === undefined) storage.setAside(key);
  return record ?? emptyQuizRecord;
}

/** Reads a record without putting a damaged one aside. */
export function peekQuizRecord(storage: SafeStorage, key: string): QuizRecord {
  return parseQuizRecord(storage.read(key) ?? '') ?? emptyQuizRecord;
}

export function writeQuizRecord(storage: SafeStorage, key: string, record: QuizRecord): void {
  storage.write(key, JSON.stringify(record));
}

/** The record once a question was answered right at a time. Only the first time counts, also where it is not known. */
export function withRight(record: QuizRecord, question: string, at: string): QuizRecord {
  const { right, rightAt } = record;
  if (right.includes(question)) return record;
  return { ...record, right: [...right, question], rightAt: { ...(rightAt as object | undefined), [question]: at } };
}

function parseQuizRecord(text: string): QuizRecord | undefined {
  try {
    const { version, right, rightAt } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (version === 1 && isListOfText(right)) return { version, right, rightAt };
  } catch {
    // It is damaged.
  }
  return undefined;
}

function isListOfText(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
