/** A node's place: `start` and `end` without the brackets around it, `outerStart` and `outerEnd` with them. */
interface Span {
  readonly start: number;
  readonly end: number;
  outerStart: number;
  outerEnd: number;
  /** Whether brackets stand around it. */
  isBracketed: boolean;
  /** The number of the mark around it, in a source that is marked for exact places. */
  mark?: number;
}

export interface PropertyNode extends Span {
  readonly type: 'property';
  /** The key where it is written as a name, a text or a number. */
  readonly key: string | undefined;
  readonly computed: Expression | undefined;
  /** Where a mark stands for the key. */
  readonly keyMark: number | undefined;
  readonly value: Expression;
  readonly isRest: boolean;
}

export interface Region {
  readonly start: number;
  readonly end: number;
}

export type Expression = Span &
  (
    | { readonly type: 'name'; readonly name: string }
    | { readonly type: 'literal'; readonly value: string | number | boolean | null }
    | { readonly type: 'opaque' }
    | { readonly type: 'regexp'; readonly text: string }
    | { readonly type: 'template'; readonly items: readonly Expression[] }
    | {
        readonly type: 'array';
        readonly items: readonly (Expression | undefined)[];
        /** Where a mark stands for "the value was undefined". */
        undefinedMark?: number;
      }
    | { readonly type: 'object'; readonly properties: readonly PropertyNode[]; undefinedMark?: number }
    | { readonly type: 'unary' | 'prefix' | 'postfix'; readonly operator: string; readonly operand: Expression }
    | { readonly type: 'binary'; readonly operator: string; readonly operands: readonly Expression[] }
    | { readonly type: 'assign'; readonly operator: string; readonly target: Expression; readonly value: Expression }
    | { readonly type: 'conditional'; readonly items: readonly Expression[] }
    | {
        readonly type: 'call' | 'new';
        readonly callee: Expression;
        readonly items: readonly Expression[];
        readonly isOptional: boolean;
      }
    | {
        readonly type: 'member';
        readonly object: Expression;
        readonly name: string | undefined;
        readonly index: Expression | undefined;
        readonly isOptional: boolean;
      }
    | { readonly type: 'spread' | 'await' | 'yield' | 'yield*' | 'import'; readonly operand: Expression | undefined }
    | FunctionShape
    | ClassShape
  );

export interface FunctionShape {
  readonly type: 'function';
  readonly name: string;
  readonly parameters: readonly Expression[];
  readonly body: readonly (Statement | Expression)[];
}

export interface ClassShape {
  readonly type: 'class';
  readonly name: string;
  readonly heritage: Expression | undefined;
  readonly members: readonly Expression[];
}

export type FunctionNode = Span & FunctionShape;
export type ClassNode = Span & ClassShape;

export type Statement =
  | (Region & { readonly type: 'block'; readonly items: readonly (Statement | Expression | undefined)[] })
  | (Region & { readonly type: 'declare'; readonly target: Expression; readonly value: Expression | undefined })
  | (Region & {
      readonly type: 'for-of';
      readonly isAsync: boolean;
      readonly isDeclaration: boolean;
      readonly target: Expression;
      readonly iterable: Expression;
      readonly body: Statement | Expression | undefined;
    })
  | (Region & { readonly type: 'catch'; readonly target: Expression });

export type AnyNode = Statement | Expression | PropertyNode;

/** Calls back for the nodes right below a node. */
export function eachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const value of Object.values(node) as readonly unknown[]) {
    for (const child of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) visit(child as AnyNode);
    }
  }
}
