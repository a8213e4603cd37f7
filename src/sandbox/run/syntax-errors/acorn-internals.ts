import * as acorn from 'acorn';
import { Parser, tokTypes, TokenType, type Node, type Options } from 'acorn';

/** A node of acorn's tree, whatever it has. */
export type AnyNode = Node & Readonly<Record<string, unknown>>;

/** A token as it was when the parser went on to the next. */
export interface PassedToken {
  readonly type: TokenType;
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

/** The token that nothing in the grammar accepts: what could not be read. */
export const illegal = new (TokenType as unknown as new (label: string) => TokenType)('illegal');

/** What acorn's parser has besides its public types: plugins replace these methods, and have for years. */
export interface ParserInternals {
  readonly input: string;
  readonly inModule: boolean;
  readonly inAsync: boolean;
  readonly strict: boolean;
  readonly privateNameStack: readonly unknown[];
  readonly scopeStack: readonly { readonly var: string[] }[];
  readonly labels: readonly { readonly name: string | null }[];
  readonly inTemplateElement?: boolean;
  /** Where the tokenizer is. */
  pos: number;
  /** The current token, which is not consumed yet. */
  readonly type: TokenType & { readonly isAssign: boolean; readonly postfix: boolean; readonly prefix: boolean };
  readonly value: unknown;
  start: number;
  readonly end: number;
  readonly containsEsc: boolean;
  /** The token before. */
  readonly lastTokStart: number;
  readonly lastTokEnd: number;

  parse(): Node;
  next(ignoreEscapes?: boolean): void;
  nextToken(): void;
  finishToken(type: TokenType, value?: unknown): void;
  invalidStringToken(position: number, message: string): void;
  raise(position: number, message: string): void;
  raiseRecoverable(position: number, message: string): void;
  unexpected(position?: number): never;
  expect(type: TokenType): void;
  semicolon(): void;
  canInsertSemicolon(): boolean;
  isContextual(name: string): boolean;
  parseStatement(context: string | null, isTopLevel?: boolean, exported?: object): Node;
  parseBreakContinueStatement(node: AnyNode, keyword: string): Node;
  parseFor(node: AnyNode, init: AnyNode | null): Node;
  parseForIn(node: AnyNode, init: AnyNode): Node;
  parseBindingAtom(): AnyNode;
  parseVarId(declaration: AnyNode, kind: string): void;
  parseFunctionBody(node: AnyNode, isArrow: boolean, isMethod: boolean, forInit?: unknown): void;
  parseMaybeAssign(forInit?: unknown, errors?: unknown, afterLeft?: unknown): AnyNode;
  parseMaybeUnary(errors: unknown, sawUnary?: boolean, incDec?: boolean, forInit?: unknown): AnyNode;
  parseExprList(close: TokenType, allowTrailing?: boolean, allowEmpty?: boolean, errors?: unknown): readonly unknown[];
  parsePropertyValue(property: AnyNode, ...rest: unknown[]): void;
  parseTemplate(options?: object): Node;
  toAssignable(node: AnyNode, isBinding?: boolean, errors?: unknown): AnyNode;
  checkLValInnerPattern(node: AnyNode, ...rest: unknown[]): void;
  checkLValSimple(node: AnyNode, ...rest: unknown[]): void;
}

export const InternalParser = Parser as unknown as new (options: Options, input: string) => ParserInternals;

/** The types of tokens by which rules go. */
export const types = tokTypes;

/** The words that the language keeps for itself. */
export const keywords = (acorn as unknown as { readonly keywordTypes: Readonly<Record<string, TokenType>> })
  .keywordTypes;

/** A mistake in a source, in V8's words. Offsets; `end` may be the same as `start`. */
export class SourceMistake extends Error {
  readonly start: number;
  readonly end: number;
  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}
