import { markName } from '../common-js-wrapper.ts';
import type { AnyNode, Expression, FunctionShape, PropertyNode, Statement } from './syntax-tree.ts';

type Kind = 'name' | 'number' | 'string' | 'private' | 'punctuator' | 'end';

interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isAfterLineBreak: boolean;
}

const blank = /(?:[\s\uFEFF]+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)*/y;
const tokens =
  /(?<name>(?:[\p{ID_Start}$_]|\\u[\da-fA-F]{4}|\\u\{[\da-fA-F]+\})(?:[\p{ID_Continue}$\u200c\u200d]|\\u[\da-fA-F]{4}|\\u\{[\da-fA-F]+\})*)|(?<private>#[\p{ID_Continue}$]+)|(?<number>0[xXoObB][\da-fA-F_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?n?)|(?<string>"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|(?<punctuator>>>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[^])/uy;
const regExpBody = /\/(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[\p{ID_Continue}$]*/uy;
const lineBreak = /[\n\r\u2028\u2029]/;

const precedence: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '??': 1,
    '||': 2,
    '&&': 3,
    '|': 4,
    '^': 5,
    '&': 6,
    '==': 7,
    '!=': 7,
    '===': 7,
    '!==': 7,
    '<': 8,
    '>': 8,
    '<=': 8,
    '>=': 8,
    in: 8,
    instanceof: 8,
    '<<': 9,
    '>>': 9,
    '>>>': 9,
    '+': 10,
    '-': 10,
    '*': 11,
    '/': 11,
    '%': 11,
    '**': 12,
  }),
);
const assignments = new Set('= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??='.split(' '));
const unaries = new Set('! ~ + - typeof void delete'.split(' '));

const longestSource = 400_000;
const deepest = 800;

/**
 * Reads a source that QuickJS has compiled, so it need not look for mistakes. Undefined when the source is too large,
 * nests too deep, or is not understood.
 */
export function parseSource(source: string): readonly AnyNode[] | undefined {
  if (source.length > longestSource) return undefined;
  try {
    return new Parser(source).program();
  } catch {
    return undefined;
  }
}

class Parser {
  readonly #source: string;
  #token: Token;
  /** Where the token before the present one ends. */
  #end = 0;
  #depth = 0;
  /** In the head of a `for`, `in` is not an operator. */
  #isInAllowed = true;

  constructor(source: string) {
    this.#source = source.replace(/^#![^\n]*/, (line) => ' '.repeat(line.length));
    this.#token = this.#read(0);
  }

  program(): readonly AnyNode[] {
    return this.#statements();
  }

  #read(from: number): Token {
    blank.lastIndex = from;
    blank.exec(this.#source);
    const start = Math.max(from, blank.lastIndex);
    const isAfterLineBreak = lineBreak.test(this.#source.slice(from, start));
    tokens.lastIndex = start;
    const groups = tokens.exec(this.#source)?.groups;
    for (const kind of ['name', 'private', 'number', 'string', 'punctuator'] as const) {
      const text = groups?.[kind];
      if (text !== undefined) return { kind, text, start, end: start + text.length, isAfterLineBreak };
    }
    return { kind: 'end', text: '', start, end: start, isAfterLineBreak };
  }

  #next(): Token {
    const token = this.#token;
    this.#end = token.end;
    this.#token = this.#read(token.end);
    return token;
  }

  #peek(): Token {
    return this.#read(this.#token.end);
  }

  #is(text: string): boolean {
    return this.#token.text === text && this.#token.kind !== 'string';
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#next();
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw new Error(`${text} expected`);
  }

  #nested<Result>(parse: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Error('too deep');
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  #statements(): AnyNode[] {
    const statements: AnyNode[] = [];
    while (this.#token.kind !== 'end' && !this.#is('}')) statements.push(this.#nested(() => this.#statement()));
    return statements;
  }

  #block(start: number, items: readonly (AnyNode | undefined)[]): Statement {
    return { type: 'block', start, end: this.#end, items: items as (Statement | Expression)[] };
  }

  #statement(): AnyNode {
    const { start, text, kind } = this.#token;
    if (kind === 'punctuator') {
      if (this.#take(';')) return this.#block(start, []);
      if (this.#take('{')) {
        const items = this.#statements();
        this.#expect('}');
        return this.#block(start, items);
      }
    }
    if (kind === 'name') {
      const parsed = this.#keywordStatement(text, start);
      if (parsed !== undefined) return parsed;
      if (this.#peek().text === ':') {
        this.#next();
        this.#next();
        return this.#statement();
      }
    }
    const expression = this.#expression();
    this.#take(';');
    return this.#block(start, [expression]);
  }

  #keywordStatement(text: string, start: number): AnyNode | undefined {
    switch (text) {
      case 'export':
        this.#next();
        if (this.#take('default')) {
          const value = this.#assignment();
          this.#take(';');
          return this.#block(start, [value]);
        }
        if (this.#is('{') || this.#is('*')) return this.#skipModuleClause(start);
        return this.#block(start, [this.#statement()]);
      case 'import': {
        const { text: after } = this.#peek();
        if (after === '(' || after === '.') return undefined;
        return this.#skipModuleClause(start);
      }
      case 'var':
      case 'let':
      case 'const':
        return this.#declarations(start);
      case 'using': {
        const after = this.#peek();
        return after.kind === 'name' && !after.isAfterLineBreak && after.text !== 'in' && after.text !== 'of'
          ? this.#declarations(start)
          : undefined;
      }
      case 'await': {
        if (this.#peek().text !== 'using') return undefined;
        this.#next();
        return this.#declarations(start);
      }
      case 'function':
      case 'class': {
        const declared = this.#primary();
        return this.#block(start, [declared]);
      }
      case 'async': {
        const after = this.#peek();
        return after.text === 'function' && !after.isAfterLineBreak ? this.#block(start, [this.#primary()]) : undefined;
      }
      case 'if': {
        this.#next();
        const test = this.#inBrackets();
        const then = this.#statement();
        const otherwise = this.#take('else') ? this.#statement() : undefined;
        return this.#block(start, [test, then, otherwise]);
      }
      case 'while':
      case 'with': {
        this.#next();
        const head = this.#inBrackets();
        return this.#block(start, [head, this.#statement()]);
      }
      case 'do': {
        this.#next();
        const body = this.#statement();
        this.#expect('while');
        const test = this.#inBrackets();
        this.#take(';');
        return this.#block(start, [body, test]);
      }
      case 'for':
        return this.#for(start);
      case 'switch':
        return this.#switch(start);
      case 'try':
        return this.#try(start);
      case 'return':
      case 'throw': {
        this.#next();
        const isBare = this.#is(';') || this.#is('}') || this.#token.kind === 'end' || this.#token.isAfterLineBreak;
        const value = isBare ? undefined : this.#expression();
        this.#take(';');
        return this.#block(start, [value]);
      }
      case 'break':
      case 'continue':
        this.#next();
        if (this.#token.kind === 'name' && !this.#token.isAfterLineBreak) this.#next();
        this.#take(';');
        return this.#block(start, []);
      case 'debugger':
        this.#next();
        this.#take(';');
        return this.#block(start, []);
      default:
        return undefined;
    }
  }

  /** `import … from '…'`, `export { … }`: there is nothing in them that could fail. */
  #skipModuleClause(start: number): Statement {
    this.#next();
    while (this.#token.kind !== 'end' && !this.#is(';')) {
      if (this.#token.kind === 'string') {
        this.#next();
        if (this.#is('with') && this.#take('with')) this.#primary();
        if (!this.#is('as') && !this.#is(',') && !this.#is('}')) break;
        continue;
      }
      const isEnd = this.#is('}') && this.#peek().text !== 'from';
      this.#next();
      if (isEnd) break;
      if (this.#token.isAfterLineBreak && this.#isStatementStart()) break;
    }
    this.#take(';');
    return this.#block(start, []);
  }

  #isStatementStart(): boolean {
    return /^(?:export|import|const|let|var|function|class)$/.test(this.#token.text);
  }

  #inBrackets(): Expression {
    this.#expect('(');
    const expression = this.#expression();
    this.#expect(')');
    return expression;
  }

  #declarations(start: number): Statement {
    this.#next();
    const items: Statement[] = [];
    do {
      const from = this.#token.start;
      const target = this.#primary();
      const value = this.#take('=') ? this.#assignment(nameOf(target)) : undefined;
      items.push({ type: 'declare', start: from, end: this.#end, target, value });
    } while (this.#take(','));
    this.#take(';');
    return this.#block(start, items);
  }

  #for(start: number): Statement {
    this.#next();
    const isAsync = this.#take('await');
    this.#expect('(');
    if (this.#take(';')) return this.#forLoop(start, undefined);
    const { text } = this.#token;
    const isDeclaration =
      text === 'var' || text === 'let' || text === 'const' || (text === 'using' && this.#peek().kind === 'name');
    const wasInAllowed = this.#isInAllowed;
    this.#isInAllowed = false;
    let head: AnyNode;
    let target: Expression | undefined;
    if (isDeclaration) {
      const from = this.#next().start;
      target = this.#primary();
      const items: Statement[] = [];
      let value = this.#take('=') ? this.#assignment(nameOf(target)) : undefined;
      items.push({ type: 'declare', start: from, end: this.#end, target, value });
      while (this.#take(',')) {
        const other = this.#primary();
        value = this.#take('=') ? this.#assignment(nameOf(other)) : undefined;
        items.push({ type: 'declare', start: from, end: this.#end, target: other, value });
      }
      head = this.#block(from, items);
    } else {
      target = this.#expression();
      head = target;
    }
    this.#isInAllowed = wasInAllowed;
    if (this.#take('of')) {
      const iterable = this.#assignment();
      this.#expect(')');
      const body = this.#statement() as Statement;
      return { type: 'for-of', start, end: this.#end, isAsync, isDeclaration, target, iterable, body };
    }
    if (this.#take('in')) {
      const object = this.#expression();
      this.#expect(')');
      return this.#block(start, [object, this.#statement()]);
    }
    this.#expect(';');
    return this.#forLoop(start, head);
  }

  #forLoop(start: number, head: AnyNode | undefined): Statement {
    const test = this.#is(';') ? undefined : this.#expression();
    this.#expect(';');
    const update = this.#is(')') ? undefined : this.#expression();
    this.#expect(')');
    return this.#block(start, [head, test, update, this.#statement()]);
  }

  #switch(start: number): Statement {
    this.#next();
    const items: AnyNode[] = [this.#inBrackets()];
    this.#expect('{');
    while (!this.#take('}')) {
      if (this.#take('default')) this.#expect(':');
      else if (this.#take('case')) {
        items.push(this.#expression());
        this.#expect(':');
      } else items.push(this.#statement());
    }
    return this.#block(start, items);
  }

  #try(start: number): Statement {
    this.#next();
    const items: AnyNode[] = [this.#statement()];
    if (this.#take('catch')) {
      if (this.#take('(')) {
        const from = this.#token.start;
        const target = this.#primary();
        this.#expect(')');
        items.push({ type: 'catch', start: from, end: this.#end, target });
      }
      items.push(this.#statement());
    }
    if (this.#take('finally')) items.push(this.#statement());
    return this.#block(start, items);
  }

  #expression(): Expression {
    const first = this.#assignment();
    if (!this.#is(',')) return first;
    const operands = [first];
    while (this.#take(',')) operands.push(this.#assignment());
    return this.#span(first.outerStart, { type: 'binary', operator: ',', operands });
  }

  #span<Shape extends object>(start: number, shape: Shape): Shape & Expression {
    const end = this.#end;
    return { ...shape, start, end, outerStart: start, outerEnd: end, isBracketed: false } as unknown as Shape &
      Expression;
  }

  #assignment(name = ''): Expression {
    return this.#nested(() => {
      const start = this.#token.start;
      if (this.#is('yield') && this.#token.kind === 'name') return this.#yield(start);
      const left = this.#conditional(name);
      if (this.#is('=>')) return this.#arrow(start, left, name);
      if (this.#token.kind !== 'punctuator' || !assignments.has(this.#token.text)) return left;
      const operator = this.#next().text;
      const value = this.#assignment(nameOf(left));
      return this.#span(left.outerStart, { type: 'assign', operator, target: left, value });
    });
  }

  #yield(start: number): Expression {
    this.#next();
    const isMany = this.#take('*');
    const { text, kind, isAfterLineBreak } = this.#token;
    const isBare =
      !isMany && (isAfterLineBreak || kind === 'end' || (kind === 'punctuator' && /^[)\]},;:]$/.test(text)));
    const operand = isBare ? undefined : this.#assignment();
    return this.#span(start, { type: isMany ? ('yield*' as const) : ('yield' as const), operand });
  }

  /** What was read as an expression turns out to be the parameters. */
  #arrow(start: number, head: Expression, name: string): Expression {
    this.#expect('=>');
    const parameters =
      head.type === 'call'
        ? head.items
        : head.type === 'binary' && head.operator === ',' && head.isBracketed
          ? head.operands
          : head.type === 'opaque'
            ? []
            : [head];
    const from = Math.min(start, head.outerStart);
    return this.#span(from, { type: 'function' as const, name, parameters: [...parameters], body: this.#body() });
  }

  #body(): (Statement | Expression)[] {
    const wasInAllowed = this.#isInAllowed;
    if (!this.#take('{')) return [this.#assignment()];
    this.#isInAllowed = true;
    const body = this.#statements();
    this.#isInAllowed = wasInAllowed;
    this.#expect('}');
    return body as (Statement | Expression)[];
  }

  #conditional(name: string): Expression {
    const test = this.#binary(0, name);
    if (!this.#take('?')) return test;
    const wasInAllowed = this.#isInAllowed;
    this.#isInAllowed = true;
    const then = this.#assignment();
    this.#isInAllowed = wasInAllowed;
    this.#expect(':');
    const otherwise = this.#assignment();
    return this.#span(test.outerStart, { type: 'conditional', items: [test, then, otherwise] });
  }

  #binary(least: number, name = ''): Expression {
    let left = this.#unary(name);
    for (;;) {
      const { text, kind } = this.#token;
      const level = kind === 'punctuator' || kind === 'name' ? precedence.get(text) : undefined;
      if (level === undefined || level <= least || (text === 'in' && !this.#isInAllowed)) return left;
      this.#next();
      const right = this.#nested(() => this.#binary(text === '**' ? level - 1 : level));
      const isFlat = level !== 7 && level !== 8 && level !== 12 && !left.isBracketed;
      const before = left.type === 'binary' && left.operator === text && isFlat ? left.operands : [left];
      const operands = [...before, right];
      left = this.#span(left.outerStart, { type: 'binary' as const, operator: text, operands });
    }
  }

  #unary(name = ''): Expression {
    const { text, kind, start } = this.#token;
    if (kind !== 'string' && unaries.has(text)) {
      this.#next();
      const operand = this.#nested(() => this.#unary());
      return this.#span(start, { type: 'unary' as const, operator: text, operand });
    }
    if (text === '++' || text === '--') {
      this.#next();
      const operand = this.#nested(() => this.#unary());
      return this.#span(start, { type: 'prefix' as const, operator: text, operand });
    }
    if (text === 'await' && kind === 'name' && this.#isOperand()) {
      this.#next();
      const operand = this.#nested(() => this.#unary());
      return this.#span(start, { type: 'await' as const, operand });
    }
    const operand = this.#chain(this.#primary(name));
    if ((this.#is('++') || this.#is('--')) && !this.#token.isAfterLineBreak) {
      const operator = this.#next().text;
      return this.#span(operand.outerStart, { type: 'postfix' as const, operator, operand });
    }
    return operand;
  }

  /** Whether an operand follows `await`, which is a name elsewhere. */
  #isOperand(): boolean {
    const { kind, text } = this.#peek();
    return kind === 'punctuator' ? /^(?:[([{`/!~]|\+\+|--|\/=)$/.test(text) : kind !== 'end' && !precedence.has(text);
  }

  #chain(head: Expression, isNewCallee = false): Expression {
    let left = head;
    for (;;) {
      const { text, kind } = this.#token;
      const start = left.outerStart;
      if (kind !== 'punctuator') return left;
      const isOptional = text === '?.' && !isNewCallee;
      if (isOptional) this.#next();
      if (text === '.' || (isOptional && (this.#token.kind === 'name' || this.#token.kind === 'private'))) {
        if (text === '.') this.#next();
        const name = this.#next().text;
        left = this.#span(start, { type: 'member' as const, object: left, name, index: undefined, isOptional });
      } else if (this.#is('[')) {
        this.#next();
        const index = this.#nested(() => this.#anywhere(() => this.#expression()));
        this.#expect(']');
        left = this.#span(start, { type: 'member' as const, object: left, name: undefined, index, isOptional });
      } else if (this.#is('(') && !isNewCallee) {
        const items = this.#arguments();
        left = this.#unmarked(this.#span(start, { type: 'call' as const, callee: left, items, isOptional }));
      } else if (this.#is('`')) {
        const items = this.#template();
        left = this.#span(start, { type: 'call' as const, callee: left, items, isOptional: false });
      } else return left;
    }
  }

  #anywhere<Result>(parse: () => Result): Result {
    const wasInAllowed = this.#isInAllowed;
    this.#isInAllowed = true;
    const result = parse();
    this.#isInAllowed = wasInAllowed;
    return result;
  }

  /** Takes a mark off: `mark((x), mark(7))` is `x`, with the number. */
  #unmarked(call: Expression): Expression {
    if (call.type !== 'call' || call.callee.type !== 'name' || call.callee.name !== markName) return call;
    const [value, note] = call.items;
    const number = note?.type === 'call' ? note.items[0] : note;
    if (value === undefined || number?.type !== 'literal') return call;
    return { ...value, mark: Number(number.value), outerStart: call.start, outerEnd: call.end, isBracketed: false };
  }

  #arguments(): Expression[] {
    return this.#anywhere(() => {
      const items: Expression[] = [];
      this.#expect('(');
      while (!this.#take(')')) {
        items.push(this.#element());
        if (!this.#is(')')) this.#expect(',');
      }
      return items;
    });
  }

  #element(): Expression {
    const { start } = this.#token;
    if (!this.#take('...')) return withoutUndefinedMark(this.#assignment());
    const operand = this.#assignment();
    return this.#span(start, { type: 'spread' as const, operand });
  }

  /** The expressions in a template. Begins at its first backtick. */
  #template(): Expression[] {
    const items: Expression[] = [];
    let at = this.#token.end;
    for (;;) {
      const character = this.#source[at];
      if (character === undefined) throw new Error('open template');
      if (character === '\\') at += 2;
      else if (character === '`') break;
      else if (character === '$' && this.#source[at + 1] === '{') {
        this.#token = this.#read(at + 2);
        items.push(this.#nested(() => this.#anywhere(() => this.#expression())));
        if (!this.#is('}')) throw new Error('} expected');
        at = this.#token.end;
      } else at += 1;
    }
    this.#end = at + 1;
    this.#token = this.#read(at + 1);
    return items;
  }

  #primary(name = ''): Expression {
    const { kind, text, start } = this.#token;
    switch (kind) {
      case 'number':
        this.#next();
        return this.#number(start, text);
      case 'string':
        this.#next();
        return this.#span(start, { type: 'literal' as const, value: textOf(text) });
      case 'private':
        this.#next();
        return this.#span(start, { type: 'name' as const, name: text });
      case 'name':
        return this.#named(text, start, name);
      default:
        return this.#punctuated(text, start);
    }
  }

  #number(start: number, text: string): Expression {
    const digits = text.replaceAll('_', '');
    if (digits.endsWith('n')) return this.#span(start, { type: 'opaque' as const });
    return this.#span(start, { type: 'literal' as const, value: Number(digits) });
  }

  #punctuated(text: string, start: number): Expression {
    switch (text) {
      case '(': {
        this.#next();
        return this.#bracketed(start);
      }
      case '[': {
        this.#next();
        const items: (Expression | undefined)[] = [];
        this.#anywhere(() => {
          while (!this.#take(']')) {
            if (this.#take(',')) items.push(undefined);
            else {
              items.push(this.#nested(() => this.#element()));
              if (!this.#is(']')) this.#expect(',');
            }
          }
        });
        return this.#span(start, { type: 'array' as const, items });
      }
      case '{':
        return this.#object(start);
      case '`': {
        const from = this.#token.end;
        const items = this.#template();
        return items.length === 0
          ? this.#span(start, {
              type: 'literal' as const,
              value: textOf(`'${this.#source.slice(from, this.#end - 1)}'`),
            })
          : this.#span(start, { type: 'template' as const, items });
      }
      case '/':
      case '/=': {
        regExpBody.lastIndex = start;
        const body = regExpBody.exec(this.#source)?.[0];
        if (body === undefined) throw new Error('open regular expression');
        this.#end = start + body.length;
        this.#token = this.#read(this.#end);
        return this.#span(start, { type: 'regexp' as const, text: body });
      }
      default:
        throw new Error(`unexpected ${text}`);
    }
  }

  #bracketed(start: number): Expression {
    return this.#anywhere(() => {
      const items: Expression[] = [];
      while (!this.#is(')')) {
        items.push(this.#element());
        if (!this.#is(')')) this.#expect(',');
      }
      this.#next();
      const [first] = items;
      if (first === undefined) return this.#span(start, { type: 'opaque' as const });
      const inside =
        items.length === 1 ? first : this.#span(start, { type: 'binary' as const, operator: ',', operands: items });
      inside.outerStart = start;
      inside.outerEnd = this.#end;
      inside.isBracketed = true;
      return inside;
    });
  }

  #named(text: string, start: number, name: string): Expression {
    switch (text) {
      case 'function':
        return this.#function(start, name);
      case 'class':
        return this.#class(start, name);
      case 'new':
        return this.#new(start);
      case 'null':
        this.#next();
        return this.#span(start, { type: 'literal' as const, value: null });
      case 'true':
      case 'false':
        this.#next();
        return this.#span(start, { type: 'literal' as const, value: text === 'true' });
      case 'import': {
        this.#next();
        if (this.#take('.')) {
          this.#next();
          return this.#span(start, { type: 'opaque' as const });
        }
        const [operand] = this.#arguments();
        return this.#span(start, { type: 'import' as const, operand });
      }
      case 'async': {
        const after = this.#peek();
        if (after.isAfterLineBreak) break;
        if (after.text === 'function') {
          this.#next();
          return this.#function(start, name);
        }
        if (after.kind === 'name' && !precedence.has(after.text) && after.text !== 'of') {
          this.#next();
          return this.#primary();
        }
        break;
      }
      default:
    }
    this.#next();
    return this.#span(start, { type: 'name' as const, name: text });
  }

  #function(start: number, given: string): Expression {
    this.#expect('function');
    this.#take('*');
    const name = this.#token.kind === 'name' ? this.#next().text : given;
    return this.#span(start, this.#functionRest(name));
  }

  #functionRest(name: string): FunctionShape {
    const parameters = this.#arguments();
    return { type: 'function', name, parameters, body: this.#body() };
  }

  #new(start: number): Expression {
    this.#next();
    if (this.#take('.')) {
      this.#next();
      return this.#span(start, { type: 'opaque' as const });
    }
    const callee = this.#chain(
      this.#nested(() => this.#primary()),
      true,
    );
    const items = this.#is('(') ? this.#arguments() : [];
    return this.#span(start, { type: 'new' as const, callee, items, isOptional: false });
  }

  #class(start: number, given: string): Expression {
    this.#next();
    const name = this.#token.kind === 'name' && !this.#is('extends') ? this.#next().text : given;
    const heritage = this.#take('extends') ? this.#chain(this.#primary()) : undefined;
    const members: Expression[] = [];
    this.#expect('{');
    while (!this.#take('}')) {
      if (this.#take(';')) continue;
      members.push(...this.#nested(() => this.#member(name)));
    }
    return this.#span(start, { type: 'class' as const, name, heritage, members });
  }

  #member(className: string): Expression[] {
    const { start } = this.#token;
    if (this.#is('static') && this.#peek().text === '{') {
      this.#next();
      const body = this.#body();
      return [this.#span(start, { type: 'function' as const, name: '<static_initializer>', parameters: [], body })];
    }
    const { key, computed, accessor } = this.#key(true);
    const found: Expression[] = computed === undefined ? [] : [computed];
    if (this.#is('(')) {
      const name = key === 'constructor' ? className : accessor + (key ?? '');
      found.push(this.#span(start, this.#functionRest(name)));
    } else if (this.#take('=')) {
      found.push(this.#assignment(key));
      this.#take(';');
    }
    return found;
  }

  /** Reads what stands before a member's value: `static async *name`. */
  #key(isClass: boolean): {
    key: string | undefined;
    computed: Expression | undefined;
    accessor: string;
    isMethod: boolean;
  } {
    let accessor = '';
    let isMethod = false;
    for (;;) {
      const { text, kind } = this.#token;
      const after = this.#peek();
      const isKeyItself = after.kind === 'punctuator' && /^[(=;,:}]$/.test(after.text);
      if (text === '*' && kind === 'punctuator') {
        this.#next();
        isMethod = true;
      } else if (kind === 'name' && !isKeyItself && /^(?:get|set|async|static|accessor)$/.test(text)) {
        if (text === 'static' && !isClass) break;
        if (after.isAfterLineBreak && isClass && text !== 'static' && text !== 'get' && text !== 'set') break;
        this.#next();
        if (text === 'get' || text === 'set') accessor = `${text} `;
        isMethod = true;
      } else break;
    }
    if (this.#take('[')) {
      const computed = this.#anywhere(() => this.#assignment());
      this.#expect(']');
      return { key: undefined, computed, accessor, isMethod };
    }
    const { kind, text } = this.#next();
    const key = kind === 'string' ? textOf(text) : kind === 'number' ? String(Number(text.replaceAll('_', ''))) : text;
    return { key, computed: undefined, accessor, isMethod };
  }

  #object(start: number): Expression {
    this.#next();
    const properties: PropertyNode[] = [];
    this.#anywhere(() => {
      while (!this.#take('}')) {
        properties.push(this.#nested(() => this.#property()));
        if (!this.#is('}')) this.#expect(',');
      }
    });
    return this.#span(start, { type: 'object' as const, properties });
  }

  #property(): PropertyNode {
    const { start } = this.#token;
    const property = (value: Expression, key?: string, computed?: Expression, isRest = false): PropertyNode => {
      // A key that is marked was a plain one.
      const isMarked = computed?.type === 'literal' && computed.mark !== undefined;
      return this.#span(start, {
        type: 'property' as const,
        key: isMarked ? String(computed.value) : key,
        computed: isMarked ? undefined : computed,
        keyMark: isMarked ? computed.mark : undefined,
        value,
        isRest,
      });
    };
    if (this.#take('...')) return property(this.#assignment(), undefined, undefined, true);
    const { kind } = this.#token;
    const { key, computed, accessor } = this.#key(false);
    if (this.#is('(')) {
      return property(this.#span(start, this.#functionRest(accessor + (key ?? ''))), key, computed);
    }
    if (this.#take(':')) return property(withoutUndefinedMark(this.#assignment(key)), key, computed);
    const target = this.#span(start, { type: 'name' as const, name: kind === 'name' ? (key ?? '') : '' });
    if (!this.#take('=')) return property(target, key);
    const value = this.#assignment(key);
    return property(this.#span(start, { type: 'assign' as const, operator: '=', target, value }), key);
  }
}

/** A pattern whose default value is only a mark. */
export function withoutUndefinedMark(expression: Expression): Expression {
  if (expression.type !== 'assign' || expression.value.type !== 'unary' || expression.value.mark === undefined)
    return expression;
  const { target, value } = expression;
  if (target.type !== 'object' && target.type !== 'array') return expression;
  if (value.mark !== undefined) target.undefinedMark = value.mark;
  return target;
}

function nameOf(target: Expression): string {
  return target.type === 'name' ? target.name : '';
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** The value of a text in quotes. */
function textOf(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(
      /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|\r\n|([^]))/g,
      (_found, a?: string, b?: string, c?: string, d?: string) => {
        const code = a ?? b ?? c;
        if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
        return d === undefined || d === '\n' ? '' : (escapes[d] ?? d);
      },
    );
}
