import type { LessonOutline } from '../stores/progress.ts';

/** What comes after an exercise: the next one of the lesson, else the next lesson. Undefined at the end of the course. */
export function nextAfter(
  lessons: readonly LessonOutline[],
  exerciseId: string,
): { readonly title: string; readonly path: string } | undefined {
  const index = lessons.findIndex(({ exercises }) => exercises.some(({ id }) => id === exerciseId));
  const exercises = lessons[index]?.exercises ?? [];
  const next = exercises[exercises.findIndex(({ id }) => id === exerciseId) + 1];
  if (next !== undefined) return { title: next.title, path: `#exercise-${next.id}` };
  const lesson = index === -1 ? undefined : lessons[index + 1];
  return lesson && { title: lesson.title, path: lesson.path };
}
