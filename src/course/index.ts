export { AuthorError, formatProblem, type AuthorProblem } from './author-problem.ts';
export { findAuthorTodos } from './author-todos.ts';
export type { Course, CoursePart, Lesson } from './course.ts';
export { examineContent, exerciseFolders, type Content } from './examine-content.ts';
export { exerciseJsonSchema } from './exercise-schema.ts';
export type { Exercise, Mistake } from './exercise.ts';
export { parseCourse } from './parse-course.ts';
export type { Question, Quiz, QuizOption } from './quiz.ts';
export { parseExercise, type ExercisePlace } from './parse-exercise.ts';
