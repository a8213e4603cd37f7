import type { QuizRecord } from './quiz-record.ts';

/** When questions were first answered right, in ISO 8601, by their ids. What is damaged is left out, and takes no answer away. */
export function quizTimes({ rightAt }: QuizRecord): Readonly<Record<string, string>> {
  if (typeof rightAt !== 'object' || rightAt === null) return {};
  const entries: [string, unknown][] = Object.entries(rightAt);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => isTime(entry[1])));
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
}
