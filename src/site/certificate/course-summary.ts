import { peekRecord } from '../stores/exercise-record.ts';
import { peekQuizRecord, quizKey, type QuizRecord } from '../stores/quiz-record.ts';
import { quizTimes } from '../stores/quiz-times.ts';
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

/** How a lesson's quiz went, by the questions that are asked today. */
export interface QuizSummary {
  readonly right: number;
  readonly of: number;
  /** When the last of all its questions was first answered right; undefined before that, and where it is not known. */
  readonly doneAt: string | undefined;
  /** When those that are right first were, where it is known. */
  readonly times: readonly string[];
}

export interface LessonSummary {
  readonly slug: string;
  readonly exercises: readonly { readonly id: string; readonly state: ExerciseState }[];
  readonly solved: number;
  /** When its last exercise was solved; undefined until all are. */
  readonly doneAt: string | undefined;
  readonly quiz: QuizSummary;
}

export interface CourseSummary {
  readonly lessons: readonly LessonSummary[];
  readonly exercises: { readonly solved: number; readonly followed: number; readonly of: number };
  readonly lessonsDone: number;
  readonly quiz: { readonly right: number; readonly of: number };
  /**
   * The first and the last time at which an exercise was solved or passed with the solution shown, or a question answered.
   * `isWhole` says that the time of each of these is known.
   */
  readonly period: { readonly from: string; readonly to: string; readonly isWhole: boolean } | undefined;
  readonly isEmpty: boolean;
}

/** Reads what the learner has done. Records that cannot be read count as nothing done, and are left alone. */
export function summarizeCourse(storage: SafeStorage, lessons: readonly CertifiedLesson[]): CourseSummary {
  const summaries = lessons.map((lesson) => summarizeLesson(storage, lesson));
  const states = summaries.flatMap(({ exercises }) => exercises.map(({ state }) => state));
  const count = (kind: ExerciseState['kind']): number => states.filter((state) => state.kind === kind).length;
  const sum = (of: (lesson: LessonSummary) => number): number =>
    summaries.reduce((total, lesson) => total + of(lesson), 0);
  const times = [
    ...states.flatMap((state) => (state.kind === 'solved' || state.kind === 'followed' ? (state.at ?? []) : [])),
    ...summaries.flatMap(({ quiz }) => quiz.times),
  ].toSorted();
  const [from, to] = [times[0], times.at(-1)];
  const quiz = { right: sum((lesson) => lesson.quiz.right), of: sum((lesson) => lesson.quiz.of) };
  const isWhole = times.length === count('solved') + count('followed') + quiz.right;
  return {
    lessons: summaries,
    exercises: { solved: count('solved'), followed: count('followed'), of: states.length },
    lessonsDone: summaries.filter(({ doneAt }) => doneAt !== undefined).length,
    quiz,
    period: from === undefined || to === undefined ? undefined : { from, to, isWhole },
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
  return {
    slug: lesson.slug,
    exercises,
    solved: solvedAt.length,
    doneAt: isDone ? solvedAt.at(-1) : undefined,
    quiz: summarizeQuiz(peekQuizRecord(storage, quizKey(lesson.slug)), lesson.questions),
  };
}

function summarizeQuiz(record: QuizRecord, questions: readonly string[]): QuizSummary {
  const times = quizTimes(record);
  // As they were answered: the last one has ended the quiz, whether or not times were kept of those before.
  const answered = [...new Set(record.right)].filter((id) => questions.includes(id));
  const last = answered.length === questions.length ? answered.at(-1) : undefined;
  return {
    right: answered.length,
    of: questions.length,
    doneAt: last === undefined ? undefined : times[last],
    times: answered.flatMap((id) => times[id] ?? []),
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
