/** What the page tells the playground. It is in the page's HTML, so it is kept small. */
export interface PlaygroundProps {
  /** The exercises that can be imported, by lesson. */
  readonly lessons: readonly {
    readonly title: string;
    readonly exercises: readonly { readonly id: string; readonly title: string }[];
  }[];
  /** The folder of the exercises' files. */
  readonly exercisesUrl: string;
}
