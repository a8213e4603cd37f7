import { SourceMistake, types, type AnyNode } from './acorn-internals.ts';
import { ReadingParser } from './reading-parser.ts';

const aboutTargets =
  /^(?:Assigning to rvalue|Binding rvalue|Binding member expression|Binding parenthesized expression|Parenthesized pattern|Optional chaining cannot appear in left-hand side|Only '=' operator can be used for specifying default value\.)$/;

/** A call that is assigned to. V8 lets it pass for the sake of old pages: it throws when it comes to it. */
export interface AssignedCall {
  /** Behind the call. */
  readonly offset: number;
  readonly message: string;
}

/** Words mistakes in what is assigned to as V8 does. */
export class TargetParser extends ReadingParser {
  readonly assignedCalls: AssignedCall[] = [];
  /** What is being looked at, the outermost first. */
  readonly #targets: AnyNode[] = [];
  #isBinding = false;

  override toAssignable(node: AnyNode, isBinding?: boolean, errors?: unknown): AnyNode {
    const wasBinding = this.#isBinding;
    this.#isBinding = isBinding === true;
    const result = this.#within(node, () => super.toAssignable(node, isBinding, errors));
    this.#isBinding = wasBinding;
    return result;
  }

  override checkLValInnerPattern(node: AnyNode, ...rest: unknown[]): void {
    this.#within(node, () => {
      super.checkLValInnerPattern(node, ...rest);
    });
  }

  override checkLValSimple(node: AnyNode, ...rest: unknown[]): void {
    this.#within(node, () => {
      super.checkLValSimple(node, ...rest);
    });
  }

  override raise(position: number, message: string): void {
    if (!aboutTargets.test(message)) {
      super.raise(position, message);
      return;
    }
    const node = this.#targets.at(-1);
    const isNested = this.#isBinding || new Set(this.#targets).size > 1 || /^(?:Binding|Parenthesized)/.test(message);
    const start = node?.start ?? position;
    const end = node?.end ?? position + 1;
    if (isNested || node === undefined) throw new SourceMistake('Invalid destructuring assignment target', start, end);
    const wording = this.#invalidTarget(node);
    if (node.type === 'CallExpression' && !/^(?:&&|\|\||\?\?)=$/.test(String(this.value))) {
      this.assignedCalls.push({ offset: end, message: wording });
      return;
    }
    throw new SourceMistake(wording, start, end);
  }

  #invalidTarget(node: AnyNode): string {
    const before = this.passed.findLast(({ end }) => end <= node.start);
    const isPrefix = before?.type === types.incDec && this.lastTokEnd === node.end && !this.#isOperand(before.start);
    if (isPrefix) return 'Invalid left-hand side expression in prefix operation';
    if (this.type.postfix) return 'Invalid left-hand side expression in postfix operation';
    if (this.type.isAssign) return 'Invalid left-hand side in assignment';
    return 'Invalid left-hand side in for-loop';
  }

  /** Whether `++` stands behind what it counts up. */
  #isOperand(position: number): boolean {
    const index = this.passed.findLastIndex(({ start }) => start === position);
    const before = this.passed[index - 1];
    const isValue =
      before !== undefined &&
      (before.type === types.name || before.type === types.parenR || before.type === types.bracketR);
    return isValue && !/[\n\r\u2028\u2029]/.test(this.input.slice(before.end, position));
  }

  #within<Result>(node: AnyNode, work: () => Result): Result {
    this.#targets.push(node);
    const result = work();
    this.#targets.pop();
    return result;
  }
}
