import { peekRecord } from '../stores/exercise-record.ts';
import { peekQuizRecord, quizKey } from '../stores/quiz-record.ts';
import type { SafeStorage } from '../stores/safe-storage.ts';

/** A lesson as the certificate needs it. */
export interface CertifiedLesson {
  /** Such as `lessons/your-first-handler`. */
  readonly slug: string;
  readonly exercises: readonly { readonly id: string; readonly contentVersion: string }[];
  /** Ids of its quiz's questions. */
  readonly questions: readonly string[];
}

/** What became of an exercise. Times are ISO 8601. */
export type ExerciseState =
  /** All checks passed, and the solution had not been shown. */
  | { readonly kind: 'solved'; readonly at: string; readonly hasChanged: boolean }
  /** All checks passed after the solution was shown. Records of old have no time. */
  | { readonly kind: 'followed'; readonly at: string | undefined }
  | { readonly kind: 'begun' }
  | { readonly kind: 'open' };

export interface LessonSummary {
  readonly slug: string;
  readonly exercises: readonly { readonly id: string; readonly state: ExerciseState }[];
  readonly solved: number;
  /** When its last exercise was solved; undefined until all are. */
  readonly doneAt: string | undefined;
  readonly quiz: { readonly right: number; readonly of: number };
}

export interface CourseSummary {
  readonly lessons: readonly LessonSummary[];
  readonly exercises: { readonly solved: number; readonly followed: number; readonly of: number };
  readonly lessonsDone: number;
  readonly quiz: { readonly right: number; readonly of: number };
  /** The first and the last time at which an exercise was solved, or passed with the solution shown. */
  readonly period: { readonly from: string; readonly to: string } | undefined;
  readonly isEmpty: boolean;
}

/** Reads what the learner has done. Records that cannot be read count as nothing done, and are left alone. */
export function summarizeCourse(storage: SafeStorage, lessons: readonly CertifiedLesson[]): CourseSummary {
  const summaries = lessons.map((lesson) => summarizeLesson(storage, lesson));
  const states = summaries.flatMap(({ exercises }) => exercises.map(({ state }) => state));
  const count = (kind: ExerciseState['kind']): number => states.filter((state) => state.kind === kind).length;
  const sum = (of: (lesson: LessonSummary) => number): number =>
    summaries.reduce((total, lesson) => total + of(lesson), 0);
  const times = states
    .flatMap((state) => (state.kind === 'solved' || state.kind === 'followed' ? (state.at ?? []) : []))
    .toSorted();
  const [from, to] = [times[0], times.at(-1)];
  const quiz = { right: sum((lesson) => lesson.quiz.right), of: sum((lesson) => lesson.quiz.of) };
  return {
    lessons: summaries,
    exercises: { solved: count('solved'), followed: count('followed'), of: states.length },
    lessonsDone: summaries.filter(({ doneAt }) => doneAt !== undefined).length,
    quiz,
    period: from === undefined || to === undefined ? undefined : { from, to },
    isEmpty: quiz.right === 0 && states.every(({ kind }) => kind === 'open'),
  };
}

function summarizeLesson(storage: SafeStorage, lesson: CertifiedLesson): LessonSummary {
  const exercises = lesson.exercises.map(({ id, contentVersion }) => ({
    id,
    state: stateOf(storage, id, contentVersion),
  }));
  const solvedAt = exercises.flatMap(({ state }) => (state.kind === 'solved' ? state.at : [])).toSorted();
  const isDone = exercises.length > 0 && solvedAt.length === exercises.length;
  const right = peekQuizRecord(storage, quizKey(lesson.slug)).right;
  return {
    slug: lesson.slug,
    exercises,
    solved: solvedAt.length,
    doneAt: isDone ? solvedAt.at(-1) : undefined,
    quiz: { right: lesson.questions.filter((id) => right.includes(id)).length, of: lesson.questions.length },
  };
}

function stateOf(storage: SafeStorage, id: string, contentVersion: string): ExerciseState {
  const { solved, followed, solutionSeen, last, files, forecasts } = peekRecord(storage, id);
  if (solved !== undefined)
    return { kind: 'solved', at: solved.at, hasChanged: solved.contentVersion !== contentVersion };
  if (followed !== undefined || (solutionSeen === true && last?.report.verdict.kind === 'passed'))
    return { kind: 'followed', at: followed?.at };
  const isBegun = [last, files, forecasts, solutionSeen].some((part) => part !== undefined);
  return { kind: isBegun ? 'begun' : 'open' };
}
