/** The quiz of a lesson. Texts are inline Markdown, with figures filled in. */
export interface Quiz {
  readonly questions: readonly Question[];
}

/** A question, with an id that changes whenever anything in it does. */
export type Question = { readonly id: string; readonly ask: string } & (
  | { readonly kind: 'single' | 'multiple'; readonly options: readonly QuizOption[] }
  | LineQuestion
  | {
      readonly kind: 'order';
      readonly items: readonly string[];
      readonly shown: readonly number[];
      readonly why: string;
    }
);

export interface QuizOption {
  readonly text: string;
  readonly correct: boolean;
  readonly why: string;
}

interface LineQuestion {
  readonly kind: 'line';
  readonly lines: readonly string[];
  readonly language: 'js' | 'python' | 'yaml' | 'json' | 'sh';
  /** From 1. */
  readonly answer: number;
  readonly why: string;
  /** Why another line is not it, by its number. */
  readonly wrong: Readonly<Record<string, string>>;
  /** What to say of lines that `wrong` does not have. */
  readonly otherwise?: string;
}
