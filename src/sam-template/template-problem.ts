/** Something in a learner's template that cannot be deployed, or not tried here. A value, never thrown. */
export interface TemplateProblem {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}
