import { peekRecord } from './exercise-record.ts';
import type { SafeStorage } from './safe-storage.ts';

/** A lesson as the navigation needs it. */
export interface LessonOutline {
  readonly title: string;
  /** Address from the site's root, such as `lessons/your-first-handler/`. */
  readonly path: string;
  readonly exercises: readonly { readonly id: string; readonly title: string; readonly contentVersion: string }[];
}

export interface LessonProgress {
  readonly solved: number;
  readonly total: number;
  /** Whether anything was written, run or solved in it. */
  readonly begun: boolean;
  /** Solved ones whose exercise has changed since. */
  readonly changed: number;
}

export function lessonProgress(storage: SafeStorage, { exercises }: LessonOutline): LessonProgress {
  const records = exercises.map(({ id, contentVersion }) => ({ record: peekRecord(storage, id), contentVersion }));
  return {
    solved: records.filter(({ record }) => record.solved !== undefined).length,
    total: exercises.length,
    begun: records.some(
      ({ record: { files, forecasts, last, solved } }) =>
        files !== undefined || forecasts !== undefined || last !== undefined || solved !== undefined,
    ),
    changed: records.filter(
      ({ record, contentVersion }) => record.solved !== undefined && record.solved.contentVersion !== contentVersion,
    ).length,
  };
}

/** Progress in words, for the eye and the screen reader alike. */
export function describeProgress({ solved, total, begun }: LessonProgress): string {
  if (total === 0) return '';
  if (solved === total) return 'done';
  if (solved > 0) return `${solved} of ${total} solved`;
  return begun ? 'begun' : '';
}

/** Where to go on: the first lesson that is not done; undefined when all are. */
export function nextLesson(storage: SafeStorage, lessons: readonly LessonOutline[]): LessonOutline | undefined {
  return lessons.find((lesson) => {
    const { solved, total } = lessonProgress(storage, lesson);
    return solved < total;
  });
}
