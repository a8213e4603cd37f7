import { illegal, InternalParser, SourceMistake, types, type AnyNode, type PassedToken } from './acorn-internals.ts';
import { isAboutWord, wordingOf } from './acorn-messages.ts';
import { strictMistakes, wordEscape, wordUnreadable } from './unreadable-token.ts';
import { wordUnexpected } from './unexpected-token.ts';

/**
 * Reads tokens as V8 does: one that cannot be read is a mistake only where the grammar would not want another. And says
 * what acorn says in V8's words.
 */
export class ReadingParser extends InternalParser {
  readonly passed: PassedToken[] = [];
  /** Why the current token could not be read. */
  #unreadable: SourceMistake | undefined;
  #isReading = false;
  #templateMistake: SourceMistake | undefined;
  #strictMistake: SourceMistake | undefined;

  override next(ignoreEscapes?: boolean): void {
    const { type, value, start, end } = this;
    const length = this.passed.push({ type, value, start, end });
    try {
      super.next(ignoreEscapes);
    } catch (error) {
      this.passed.length = length - 1;
      throw error;
    }
  }

  override nextToken(): void {
    this.#isReading = true;
    try {
      super.nextToken();
    } catch (error) {
      if (!(error instanceof SourceMistake)) throw error;
      this.#unreadable = error;
      this.start = Math.min(error.start, this.input.length);
      this.pos = Math.max(error.end, this.pos);
      this.finishToken(illegal);
    } finally {
      this.#isReading = false;
    }
  }

  override invalidStringToken(position: number, message: string): void {
    if (this.inTemplateElement === true) {
      const isDigit = message === 'Invalid escape sequence' || message === 'Octal literal in strict mode';
      const inTemplate = isDigit ? 'Octal literal in template string' : message;
      this.#templateMistake = wordEscape(this.input, position, inTemplate);
    }
    super.invalidStringToken(position, message);
  }

  override raiseRecoverable(position: number, message: string): void {
    this.raise(position, message);
  }

  override raise(position: number, message: string): void {
    if (this.#isReading) {
      const ofStrict = Object.hasOwn(strictMistakes, message) ? strictMistakes[message] : undefined;
      const isNumber = message === 'Invalid number';
      const digits = isNumber ? /^0[\d_]+/.exec(this.input.slice(position, position + 30))?.[0] : '';
      if (ofStrict !== undefined && this.strict && digits !== undefined) {
        const start = isNumber ? position : this.input.lastIndexOf('\\', position);
        this.#strictMistake ??= new SourceMistake(ofStrict(digits), start, isNumber ? this.pos : start + 2);
        return;
      }
      const { input, start, pos } = this;
      throw wordUnreadable({ message, input, start, position, readUpTo: pos });
    }
    throw this.word(position, message);
  }

  override parseFunctionBody(node: AnyNode, isArrow: boolean, isMethod: boolean, forInit?: unknown): void {
    super.parseFunctionBody(node, isArrow, isMethod, forInit);
    this.#checkStrict();
  }

  override parse(): ReturnType<InstanceType<typeof InternalParser>['parse']> {
    const program = super.parse();
    this.#checkStrict();
    return program;
  }

  #checkStrict(): void {
    if (this.#strictMistake !== undefined) throw this.#strictMistake;
  }

  /** Says what acorn says in V8's words. */
  protected word(position: number, message: string): SourceMistake {
    if (message === 'Bad escape sequence in untagged template literal' && this.#templateMistake !== undefined)
      return this.#templateMistake;
    if (message === 'Unterminated template literal') {
      const { length } = this.input;
      return new SourceMistake('Unexpected end of input', length, length);
    }
    if (isAboutWord(message)) return this.unexpectedAt(position);
    const wording = wordingOf(message);
    if (wording === undefined) throw new Error(`acorn: ${message}`);
    const { start, end } = wording.place === 'last' ? this.lastToken() : this.tokenAt(position);
    return new SourceMistake(wording.message, start, end);
  }

  /** The mistake that the token at a place is not expected there. */
  unexpectedAt(position: number): SourceMistake {
    const { type, value, start, end } = this.tokenAt(position);
    if (type === illegal && this.#unreadable !== undefined) return this.#unreadable;
    const text = this.input.slice(start, end);
    return new SourceMistake(wordUnexpected({ type, value, text, isStrict: this.strict }), start, end);
  }

  lastToken(): PassedToken {
    return this.passed.at(-1) ?? { type: types.eof, value: undefined, start: 0, end: 0 };
  }

  /** The token that begins at a place: the current one, or one that was passed. */
  tokenAt(position: number): PassedToken {
    if (position >= this.start) return { type: this.type, value: this.value, start: this.start, end: this.end };
    const found = this.passed.findLast(({ start }) => start <= position);
    return found ?? this.lastToken();
  }
}
