import type { CourseSummary, ExerciseState, LessonSummary, QuizSummary } from './course-summary.ts';

/** A day such as `3 Nov 2026`. */
export function shortDay(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/** What became of an exercise, in a few words. */
export function describeExercise(state: ExerciseState): string {
  switch (state.kind) {
    case 'solved':
      return `solved ${shortDay(state.at)}${state.hasChanged ? ', changed since' : ''}`;
    case 'followed':
      return `solution shown${state.at === undefined ? '' : `, ${shortDay(state.at)}`}`;
    case 'begun':
      return 'begun, not done';
    case 'open':
      return 'not done';
  }
}

/** What became of a lesson. A lesson without exercises is done by its quiz, or by reading, of which nothing is known. */
export function describeLesson({ exercises, solved, doneAt, quiz }: LessonSummary): string {
  // On paper both days have one line: "done" is said once.
  if (doneAt !== undefined && quiz.doneAt !== undefined)
    return `done ${shortDay(doneAt)}, quiz ${shortDay(quiz.doneAt)}`;
  const quizWords = quiz.of === 0 ? [] : [describeQuiz(quiz)];
  if (doneAt !== undefined) return [`done ${shortDay(doneAt)}`, ...quizWords].join(', ');
  const parts = exercises.length === 0 ? [] : [solved === 0 ? 'not done' : `${solved} of ${exercises.length} solved`];
  return [...parts, ...quizWords].join(', ');
}

function describeQuiz({ right, of, doneAt }: QuizSummary): string {
  if (right < of) return `quiz ${right} of ${of}`;
  return doneAt === undefined ? 'quiz done' : `quiz done ${shortDay(doneAt)}`;
}

/** What was done in the whole course, in sentences. */
export function describeCourse({ exercises, lessons, lessonsDone, quiz, period }: CourseSummary): string {
  const open = exercises.of - exercises.solved - exercises.followed;
  return [
    `${exercises.solved} of ${exercises.of} exercises solved without looking at the solution.`,
    ...(exercises.followed > 0 ? [`${exercises.followed} passed with the solution shown.`] : []),
    open === 0 ? 'None is left.' : `${open} not done.`,
    `${lessonsDone} of ${lessons.length} lessons done.`,
    `${quiz.right} of ${quiz.of} questions of the quizzes answered right.`,
    ...(period === undefined ? [] : [describePeriod(period)]),
  ].join(' ');
}

function describePeriod({ from, to, isWhole }: NonNullable<CourseSummary['period']>): string {
  const [first, last] = [shortDay(from), shortDay(to)];
  if (!isWhole) return `What has a date is from ${first === last ? first : `${first} to ${last}`}.`;
  return first === last ? `All on ${first}.` : `From ${first} to ${last}.`;
}
