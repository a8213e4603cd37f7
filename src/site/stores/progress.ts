import { peekRecord } from './exercise-record.ts';
import type { SafeStorage } from './safe-storage.ts';

/** A lesson as its mark in the navigation needs it. */
export interface MarkedLesson {
  /** Address from the site's root, such as `lessons/your-first-handler/`. */
  readonly path: string;
  readonly exercises: readonly { readonly id: string }[];
  /** Where it is needed: on the home page. */
  readonly title?: string;
}

/** A lesson as a list of what there is shows it. */
export interface LessonOutline extends MarkedLesson {
  readonly title: string;
  readonly exercises: readonly { readonly id: string; readonly title: string }[];
}

export interface LessonProgress {
  readonly solved: number;
  readonly total: number;
  /** Whether anything was written, run or solved in it. */
  readonly begun: boolean;
}

export function lessonProgress(storage: SafeStorage, { exercises }: MarkedLesson): LessonProgress {
  const records = exercises.map(({ id }) => peekRecord(storage, id));
  return {
    solved: records.filter(({ solved }) => solved !== undefined).length,
    total: exercises.length,
    begun: records.some(
      ({ files, forecasts, last, solved }) =>
        files !== undefined || forecasts !== undefined || last !== undefined || solved !== undefined,
    ),
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
export function nextLesson(storage: SafeStorage, lessons: readonly MarkedLesson[]): MarkedLesson | undefined {
  return lessons.find((lesson) => {
    const { solved, total } = lessonProgress(storage, lesson);
    return solved < total;
  });
}
