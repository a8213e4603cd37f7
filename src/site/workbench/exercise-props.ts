/** What the page tells the workbench. It is in the page's HTML, so it is kept small. */
export interface ExerciseProps {
  readonly id: string;
  readonly title: string;
  readonly contentVersion: string;
  /** The file that is edited, such as `index.mjs`. */
  readonly file: string;
  readonly starter: string;
  readonly taskTitles: readonly string[];
  /** Addresses of the exercise's two files. */
  readonly exerciseUrl: string;
  readonly solutionUrl: string;
  /** Where to go once it is solved. */
  readonly next?: { readonly title: string; readonly url: string };
}
