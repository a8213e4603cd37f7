import type { FactName } from '#aws-facts';
import type { ExerciseSpec, ForecastOption, SourceFiles } from '#sandbox';

/** A known wrong answer that comes with an exercise, and the check that must catch it. */
export interface Mistake {
  /** File name without extension, such as `no-default`, or the prediction and the forecast. */
  readonly name: string;
  /** Relative to the exercise's folder, such as `mistakes/no-default.mjs`; `exercise.yaml` for a forecast. */
  readonly file: string;
  /** The solution's files with this mistake's file in place of the handler's: one thing is wrong, the rest is right. */
  readonly files: SourceFiles;
  /** The wrong forecast, in exercises of kind predict; all other forecasts are right then. */
  readonly forecast?: ForecastOption;
  /** Id of the check, or the prediction, that must fail. */
  readonly caughtBy: string;
  /** Why people write this. */
  readonly why: string;
}

/** An exercise as its folder holds it, parsed and valid. */
export interface Exercise {
  /** Folder name, unique in the course. */
  readonly id: string;
  readonly title: string;
  /** Folder name of the lesson that holds it, such as `02-your-first-handler`. */
  readonly lesson: string;
  readonly spec: ExerciseSpec;
  /** The file that the tasks are about: the one that the handler is in, such as `index.mjs`, or `template.yaml`. */
  readonly handlerFile: string;
  /** Markdown: an introduction, then one `## n. …` heading for each task. */
  readonly instructions: string;
  readonly starter: SourceFiles;
  /** All files, those that the solution leaves as they are included. */
  readonly solution: SourceFiles;
  readonly mistakes: readonly Mistake[];
  /** The figures of AWS in its texts. */
  readonly facts: readonly FactName[];
  /** Changes whenever what is asked or checked changes: 16 hexadecimal digits. */
  readonly contentVersion: string;
}
