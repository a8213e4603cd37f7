import type { SafeStorage } from './safe-storage.ts';

const quizPrefix = 'coldstart:quiz:';

/** What is kept of a lesson's quiz, under one key. */
export interface QuizRecord {
  readonly version: 1;
  /** The questions that were answered right, by their ids: a question that has changed since has another one. */
  readonly right: readonly string[];
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

/** The record once a question was answered right. */
export function withRight({ right }: QuizRecord, question: string): QuizRecord {
  return { version: 1, right: [...new Set([...right, question])] };
}

function parseQuizRecord(text: string): QuizRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1) return undefined;
    if (!('right' in value) || !Array.isArray(value.right)) return undefined;
    const right = value.right.filter((id) => typeof id === 'string');
    return right.length === value.right.length ? { version: 1, right } : undefined;
  } catch {
    return undefined;
  }
}
