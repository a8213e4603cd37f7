/** A file as the learner finds it. */
export interface EditableFile {
  /** Relative to the package's root, such as `index.mjs`. */
  readonly name: string;
  readonly starter: string;
}

/** What the page tells the workbench. It is in the page's HTML, so it is kept small. */
export interface ExerciseProps {
  readonly id: string;
  readonly title: string;
  readonly contentVersion: string;
  /** The files that can be edited, the one to begin with first. */
  readonly files: readonly EditableFile[];
  readonly taskTitles: readonly string[];
  /** Addresses of the exercise's two files. */
  readonly exerciseUrl: string;
  readonly solutionUrl: string;
  /** Where to go once it is solved. */
  readonly next?: { readonly title: string; readonly url: string };
}
