import { type Card, createEmptyCard, fsrs, type Grade as FsrsGrade, Rating, State } from 'ts-fsrs';
import type { CardRecord } from '../stores/deck-record.ts';

/** How well an answer was known: again, hard, good, easy. */
export type Grade = 1 | 2 | 3 | 4;

export const grades: readonly { readonly grade: Grade; readonly name: string }[] = [
  { grade: 1, name: 'Again' },
  { grade: 2, name: 'Hard' },
  { grade: 3, name: 'Good' },
  { grade: 4, name: 'Easy' },
];

const ratings: Readonly<Record<Grade, FsrsGrade>> = {
  1: Rating.Again,
  2: Rating.Hard,
  3: Rating.Good,
  4: Rating.Easy,
};
/** By the numbers under which they are kept. */
const states = [State.New, State.Learning, State.Review, State.Relearning] as const;

/** An interview is seldom further off than that. Without chance, so that what a button says is what happens. */
const scheduler = fsrs({ request_retention: 0.9, maximum_interval: 180, enable_fuzz: false });

/** The card once it was graded at `now`. `record` is undefined for a card that was never seen. */
export function gradeCard(record: CardRecord | undefined, grade: Grade, now: Date): CardRecord {
  const { card } = scheduler.next(toCard(record, now), now, ratings[grade]);
  return {
    firstSeen: record?.firstSeen ?? now.toISOString(),
    due: card.due.toISOString(),
    lastReview: now.toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
  };
}

function toCard(record: CardRecord | undefined, now: Date): Card {
  if (record === undefined) return createEmptyCard(now);
  return {
    due: new Date(record.due),
    last_review: new Date(record.lastReview),
    stability: record.stability,
    difficulty: record.difficulty,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing reads it, but the type still asks for it
    elapsed_days: 0,
    scheduled_days: record.scheduledDays,
    learning_steps: record.learningSteps,
    reps: record.reps,
    lapses: record.lapses,
    state: states[record.state] ?? State.New,
  };
}
