import { SourceMistake, types, type AnyNode } from './acorn-internals.ts';
import type { TokenType } from 'acorn';
import { TargetParser } from './assignment-targets.ts';
import { escapedKeyword } from './unexpected-token.ts';

/** What is being listed where a comma or the end has to come next. */
type List = 'arguments' | 'template' | undefined;

/** Words mistakes in the grammar as V8 does, where the token alone does not tell. */
export class WordingParser extends TargetParser {
  #list: List;
  #expressionStart = 0;
  #declared: { readonly kind: string; readonly id: AnyNode } | undefined;

  override unexpected(position = this.start): never {
    throw this.#inContext(position) ?? this.unexpectedAt(position);
  }

  /** What V8 says of a token by what stands before it. */
  #inContext(position: number): SourceMistake | undefined {
    const { input } = this;
    const found = this.tokenAt(position);
    const index = this.passed.findLastIndex(({ end }) => end <= position);
    const before = this.passed[index];
    const at = ({ start, end }: { start: number; end: number }, message: string): SourceMistake =>
      new SourceMistake(message, start, end);
    if (this.inModule && (input.startsWith('<!--', position) || this.#isClosingComment(position)))
      return at(found, 'HTML comments are not allowed in modules');
    if (found.type === types.starstar) return new SourceMistake(unaryExponent, found.start, found.end);
    if (before === undefined) return undefined;
    const declared = this.#declared;
    const isUninitialised = position === this.start && declared !== undefined && this.lastTokEnd === declared.id.end;
    if (isUninitialised && declared.kind === 'const') return this.#missingInitializer(declared.id);
    if (before.type === types._super) return at(before, "'super' keyword unexpected here");
    if (before.type === types._import && !this.inModule && found.type !== types.parenL)
      return at(before, 'Cannot use import statement outside a module');
    if (found.type === types.parenR && before.type === types.parenL && this.passed[index - 1]?.type === types._import)
      return at(before, 'import() requires a specifier');
    const isNameless =
      before.type === types._function ||
      (before.type === types.star && this.passed[index - 1]?.type === types._function);
    if (found.type === types.parenL && isNameless) return at(before, 'Function statements require a function name');
    return undefined;
  }

  #isClosingComment(position: number): boolean {
    return this.input.startsWith('-->', position) && /(?:^|\n)\s*$/.test(this.input.slice(0, position).slice(-200));
  }

  #missingInitializer(id: AnyNode): SourceMistake {
    const what = id.type === 'Identifier' ? 'const' : 'destructuring';
    return new SourceMistake(`Missing initializer in ${what} declaration`, id.start, this.lastTokEnd);
  }

  override raise(position: number, message: string): void {
    if (message === 'Comma is not permitted after the rest element') this.#raiseRest(position);
    if (message.startsWith('Unsyntactic ')) this.#raiseJump(position);
    if (message.startsWith("'import' and 'export' may")) this.#raiseModuleSyntax();
    if (message.startsWith('Logical expressions and coalesce')) this.unexpected(position);
    super.raise(position, message);
  }

  #raiseRest(position: number): never {
    const isParameter = this.#openBracket(position) === '(';
    const what = isParameter ? 'Rest parameter must be last formal parameter' : 'Rest element must be last element';
    throw new SourceMistake(what, position, position + 1);
  }

  /** The innermost bracket around a place. */
  #openBracket(position: number): string | undefined {
    let depth = 0;
    for (let index = this.passed.length - 1; index >= 0; index--) {
      const token = this.passed[index];
      if (token === undefined || token.start >= position) continue;
      const text = token.end - token.start <= 2 ? this.input.slice(token.start, token.end) : '';
      if (text === ')' || text === ']' || text === '}') depth += 1;
      else if (text === '(' || text === '[' || text === '{' || text === '${') {
        if (depth === 0) return text;
        depth -= 1;
      }
    }
    return undefined;
  }

  #raiseJump(position: number): never {
    const keyword = this.tokenAt(position);
    const isBreak = keyword.type === types._break;
    const index = this.passed.findLastIndex(({ start }) => start === keyword.start);
    const next = this.passed[index + 1] ?? this.tokenAt(this.start);
    const isLabelled = next.type === types.name && !/[\n\r]/.test(this.input.slice(keyword.end, next.start));
    if (!isLabelled) {
      const what = isBreak
        ? 'Illegal break statement'
        : 'Illegal continue statement: no surrounding iteration statement';
      throw new SourceMistake(what, keyword.start, keyword.end);
    }
    const label = String(next.value);
    const isKnown = this.labels.some(({ name }) => name === label);
    const what = isKnown
      ? `Illegal continue statement: '${label}' does not denote an iteration statement`
      : `Undefined label '${label}'`;
    throw new SourceMistake(what, next.start, next.end);
  }

  #raiseModuleSyntax(): never {
    // V8 reads on: what could be `import(…)` is none.
    if (this.type === types._import) this.next();
    this.unexpected();
  }

  override semicolon(): void {
    const before = this.lastToken();
    const isOpen = this.type !== types.semi && !this.canInsertSemicolon();
    const isAwait = before.type === types.name && before.value === 'await';
    if (isOpen && isAwait && !this.inAsync) throw new SourceMistake(awaitOutside, before.start, before.end);
    super.semicolon();
  }

  override expect(type: TokenType): void {
    if (this.type !== type && this.#list === 'arguments' && type === types.comma) {
      const { start, end } = this.lastToken();
      throw new SourceMistake('missing ) after argument list', start, end);
    }
    if (this.type !== type && this.#list === 'template' && type === types.braceR)
      throw new SourceMistake('Missing } in template expression', this.#expressionStart, this.start);
    super.expect(type);
  }

  override parseExprList(close: TokenType, ...rest: [boolean?, boolean?, unknown?]): readonly unknown[] {
    return this.#listing(close === types.parenR ? 'arguments' : undefined, () => super.parseExprList(close, ...rest));
  }

  override parseTemplate(options?: object): AnyNode {
    return this.#listing('template', () => super.parseTemplate(options)) as AnyNode;
  }

  #listing<Result>(list: List, work: () => Result): Result {
    const outer = this.#list;
    this.#list = list;
    const result = work();
    this.#list = outer;
    return result;
  }

  override parseMaybeAssign(...rest: [unknown?, unknown?, unknown?]): AnyNode {
    const { start } = this;
    const isParenthesis = this.type === types.parenL;
    const list = this.#list;
    const parsed = this.#listing(undefined, () => super.parseMaybeAssign(...rest));
    if (list === 'template') this.#expressionStart = start;
    if (this.type === types.arrow) this.#checkArrow(parsed, isParenthesis && this.lastTokEnd > parsed.end);
    return parsed;
  }

  /** `=>` behind what are no parameters. */
  #checkArrow(parsed: AnyNode, isParenthesised: boolean): void {
    const { callee } = parsed as AnyNode & { readonly callee?: AnyNode };
    const isAsync = parsed.type === 'CallExpression' && callee?.type === 'Identifier' && callee.name === 'async';
    if (parsed.type === 'Identifier' || isParenthesised || isAsync) return;
    if (parsed.type === 'ArrowFunctionExpression') return;
    throw new SourceMistake('Malformed arrow function parameter list', parsed.start, this.lastTokEnd);
  }

  override parseMaybeUnary(errors: unknown, ...rest: [boolean?, boolean?, unknown?]): AnyNode {
    if (this.type === types.privateId) {
      const isOperand = /^(?:\s|\/\*[^]{0,200}?\*\/|\/\/.*\n)*in\b/.test(this.input.slice(this.pos, this.pos + 400));
      if (!isOperand || this.privateNameStack.length === 0) {
        const message = `Private field '#${String(this.value)}' must be declared in an enclosing class`;
        throw new SourceMistake(message, this.start, this.end);
      }
    }
    return super.parseMaybeUnary(errors, ...rest);
  }

  override parsePropertyValue(property: AnyNode, ...rest: unknown[]): void {
    const { key, computed } = property as AnyNode & { readonly key: AnyNode };
    const isEnd = this.type === types.comma || this.type === types.braceR || this.type === types.eq;
    if (isEnd && computed !== true && key.type === 'Literal') this.unexpected(key.start);
    super.parsePropertyValue(property, ...rest);
  }

  #patternDepth = 0;

  /** V8 reads a pattern as an expression first, and looks at what is in it then. */
  override parseBindingAtom(): AnyNode {
    const { start } = this;
    const isTarget = this.type === types.name || this.type === types.bracketL || this.type === types.braceL;
    const isOperand = this.type === types.num || this.type === types.string || this.type === types.parenL;
    if (this.#patternDepth > 0 && !isTarget && isOperand) {
      super.parseMaybeAssign();
      throw new SourceMistake('Invalid destructuring assignment target', start, this.lastTokEnd);
    }
    this.#patternDepth += 1;
    const atom = super.parseBindingAtom();
    this.#patternDepth -= 1;
    return atom;
  }

  override parseVarId(declaration: AnyNode, kind: string): void {
    super.parseVarId(declaration, kind);
    this.#declared = { kind, id: declaration.id as AnyNode };
  }

  override parseFor(node: AnyNode, init: AnyNode | null): AnyNode {
    const declarations = init?.declarations as readonly unknown[] | undefined;
    const isIn = this.type === types._in;
    if (init !== null && declarations !== undefined && (isIn || this.isContextual('of'))) {
      const message = `Invalid left-hand side in ${isIn ? 'for-in' : 'for-of'} loop: Must have a single binding.`;
      throw new SourceMistake(message, init.start, this.lastTokEnd);
    }
    return super.parseFor(node, init) as AnyNode;
  }

  override parseStatement(context: string | null, isTopLevel?: boolean, exported?: object): AnyNode {
    if (context !== null) this.#checkSingleStatement(context);
    if (this.containsEsc && this.type.keyword !== undefined)
      throw new SourceMistake(escapedKeyword, this.start, this.end);
    return super.parseStatement(context, isTopLevel, exported) as AnyNode;
  }

  /** What only a block may hold. */
  #checkSingleStatement(context: string): void {
    const rest = this.input.slice(this.pos, this.pos + 100);
    const fail = (message: string): never => {
      throw new SourceMistake(message, this.start, this.end);
    };
    if (
      this.isContextual('let') &&
      /^(?:\s*\[|[^\S\n]+[\w$\\{]|[^\S\n]*\{)/.test(rest) &&
      !/^\s+(?:in|of|instanceof)\b/.test(rest)
    )
      fail('Lexical declaration cannot appear in a single-statement context');
    if (this.isContextual('async') && /^[^\S\n]+function\b/.test(rest))
      fail('Async functions can only be declared at the top level or inside a block.');
    if (this.type !== types._function) return;
    const isGenerator = /^\s*\*/.test(rest);
    if (this.strict) fail('In strict mode code, functions can only be declared at top level or inside a block.');
    if (isGenerator) fail('Generators can only be declared at the top level or inside a block.');
    if (context !== 'if' && context !== 'label') fail(sloppyFunction);
  }
}

const unaryExponent =
  'Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence';
const awaitOutside = 'await is only valid in async functions and the top level bodies of modules';
const sloppyFunction =
  'In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if statement.';
