import type { APIRoute } from 'astro';
import { toExerciseJson } from '../../content/exercise-files.ts';
import { loadCourse, loadExercise } from '../../content/load-course.ts';

export function getStaticPaths(): { params: { id: string } }[] {
  return loadCourse().exercises.map(({ id }) => ({ params: { id } }));
}

export const GET: APIRoute = ({ params }) => Response.json(toExerciseJson(loadExercise(params.id ?? '')));
