import type { FactName } from '#aws-facts';
import type { Quiz } from './quiz.ts';

/** The outline of the course, as `course.yaml` has it. */
export interface Course {
  readonly title: string;
  readonly description: string;
  readonly parts: readonly CoursePart[];
}

/** A part of the course: a heading, and lessons in order. */
export interface CoursePart {
  readonly title: string;
  /** Names of folders in `content/lessons/`. */
  readonly lessons: readonly string[];
}

/** A lesson as its `index.mdx` has it. */
export interface Lesson {
  /** Folder name, such as `02-your-first-handler`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Where the site puts it, such as `lessons/your-first-handler`. */
  readonly slug: string;
  /** Ids of its exercises in the order of the text. */
  readonly exercises: readonly string[];
  /** The figures of AWS that its text and its quiz show. */
  readonly facts: readonly FactName[];
  readonly quiz?: Quiz;
  /** The terms of the glossary that it names, with their lines. */
  readonly terms: readonly { readonly id: string; readonly line: number }[];
}
