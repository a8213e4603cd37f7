import type { LessonOutline } from '../stores/progress.ts';
import { lessonsInOrder, loadExercise } from './load-course.ts';

/** The lessons in order, with what the page needs to show progress. */
export function lessonOutlines(): readonly LessonOutline[] {
  return lessonsInOrder().map(({ title, slug, exercises }) => ({
    title,
    path: `${slug}/`,
    exercises: exercises.map((id) => ({ id, title: loadExercise(id).title })),
  }));
}
