import type { ForecastOption } from '#sandbox';
import type { HandlerType } from './monaco/handler-annotation.ts';

/** A file as the learner finds it. */
export interface EditableFile {
  /** Relative to the package's root, such as `index.mjs`. */
  readonly name: string;
  readonly starter: string;
  /** Given, and no part of the task. */
  readonly isReadOnly?: true;
}

/** A question about what will happen. */
export type Question = { readonly id: string; readonly ask: string } & (
  | { readonly kind: 'choice'; readonly options: readonly ForecastOption[] }
  | { readonly kind: 'number'; readonly unit?: string }
);

/** What is asked in a task, and about what. */
export interface ForecastTask {
  readonly title: string;
  readonly scenarios: readonly {
    /** What happens, a sentence for each step. */
    readonly happenings: readonly string[];
    readonly questions: readonly Question[];
  }[];
}

/** What the page tells the workbench. It is in the page's HTML, so it is kept small. */
export interface ExerciseProps {
  readonly id: string;
  readonly title: string;
  readonly contentVersion: string;
  /** The files that can be edited, or read, the one to begin with first. */
  readonly files: readonly EditableFile[];
  readonly taskTitles: readonly string[];
  /** What is written: the function, or the template that deploys a given one. */
  readonly writes: 'code' | 'template';
  /** What the function is called with, where its code is written. */
  readonly handler?: HandlerType;
  /** Whether a goal is to be reached that is measured: the runs are shown side by side. */
  readonly isMeasured?: true;
  /** Present where the learner says what will happen, and writes nothing. */
  readonly forecast?: readonly ForecastTask[];
  /** Whether readers may send requests of their own. */
  readonly hasAddressBar?: true;
  /** Addresses of the exercise's two files. */
  readonly exerciseUrl: string;
  readonly solutionUrl: string;
  /** Where to go once it is solved. */
  readonly next?: { readonly title: string; readonly url: string };
}
