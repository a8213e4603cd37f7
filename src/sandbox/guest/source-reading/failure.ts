/** A value that an expression had when the code failed, as far as the source tells. */
export interface Operand {
  /** As V8 prints the expression. */
  readonly text: string;
  /** Its number, where the source is marked: the guest has kept its value. */
  readonly mark?: number | undefined;
  readonly literal?: string | number | boolean | null;
  readonly kind?: 'undefined' | 'object' | 'array' | 'function' | undefined;
}

/** Marks places of a wording where the value comes in: as `number 5`; as `undefined` or `null`. */
export const typedValue = '\u0001';
export const nullishValue = '\u0002';

/** What was called or constructed. */
export interface FailedCall {
  /** `super` is the call of a class's parent, which has the name `callee` here. */
  readonly type: 'call' | 'new' | 'super';
  readonly callee: string;
  /** Whether the place is in it; otherwise it is only the next one. */
  readonly isThere: boolean;
  readonly receiver?: Operand | undefined;
  readonly items: readonly Operand[];
}

/** A wording that fits if the value is what QuickJS found. */
export interface Candidate {
  readonly operand?: Operand | undefined;
  /** Where in the operand the value is. `*`: any that a list has. */
  readonly path?: readonly string[] | undefined;
  /** The value, where the source tells it by itself. */
  readonly value?: 'undefined' | 'null' | undefined;
  /** When the value is undefined or null. */
  readonly nullish: string;
  /** When it is anything else. */
  readonly other: string;
}

export interface FailedUse {
  readonly type: 'candidates';
  readonly candidates: readonly Candidate[];
}

/** An assignment to a constant, or to a property. */
export type FailedWrite =
  | { readonly type: 'constant' }
  | {
      readonly type: 'write';
      readonly object: Operand;
      readonly key: Operand;
      readonly isThere: boolean;
      readonly isAccessor: boolean;
    }
  | { readonly type: 'global' };

export interface FailedOperator {
  readonly type: 'operator';
  readonly left: Operand;
  readonly right: Operand;
}

export type Failure = FailedCall | FailedUse | FailedWrite | FailedOperator;

/** What is looked for: QuickJS's message says so much. */
export type FailureKind =
  'call' | 'iterate' | 'destructure' | 'read' | 'write' | 'delete' | 'in' | 'instanceof' | 'extends' | 'class';

/** Where QuickJS says that the code failed. */
export interface FailurePlace {
  readonly line: number;
  readonly column: number;
  /** The function's name; empty for one without. */
  readonly functionName: string;
  /** Where that was called, in the same file. */
  readonly caller?: { readonly line: number; readonly column: number } | undefined;
  /** The mark that the code came by last, where it is marked. */
  readonly lastMark?: number | undefined;
  /** The property that was written, where QuickJS names it. */
  readonly property?: string | undefined;
}
