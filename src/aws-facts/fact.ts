/** How sure a figure is: seen in an official client or data, well established, or only likely. */
export type Certainty = 'seen' | 'established' | 'likely';

/** One figure about AWS, with where it comes from. */
export interface Fact {
  readonly value: number;
  /** Such as `s`, `MB`, `bytes`, `USD per GB-second`. */
  readonly unit: string;
  /** What was read. */
  readonly source: string;
  /** The month in which it was last checked, `YYYY-MM`. */
  readonly checked: string;
  readonly certainty: Certainty;
}
