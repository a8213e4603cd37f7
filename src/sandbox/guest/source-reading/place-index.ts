import { parseSource } from './parse-source.ts';
import {
  eachChild,
  type AnyNode,
  type ClassNode,
  type Expression,
  type FunctionNode,
  type Region,
} from './syntax-tree.ts';

/** A node with what is around it. */
export interface Found<Kind extends AnyNode = AnyNode> {
  readonly node: Kind;
  readonly parent: Found | undefined;
}

/** A function of the source, and where the statement begins that it is in: QuickJS tells that place for its parameters. */
export interface FunctionPlace {
  readonly node: FunctionNode;
  readonly statementStart: number;
  /** What the class extends that it is the constructor of. */
  readonly heritage: Expression | undefined;
  /** Everything in it that is not in a function within it, in the order of the source. */
  readonly nodes: readonly Found[];
}

/** A source that has been read once and is looked into many times. */
export interface ReadSource {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly functions: readonly FunctionPlace[];
  readonly classes: readonly ClassNode[];
  /** What is outside of any function. */
  readonly top: readonly Found[];
}

export function readSource(text: string): ReadSource | undefined {
  const program = parseSource(text);
  if (program === undefined) return undefined;
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const functions: FunctionPlace[] = [];
  const classes: ClassNode[] = [];
  const top: Found[] = [];
  const visit = (node: AnyNode, into: Found[], parent: Found | undefined, statementStart: number): void => {
    const found: Found = { node, parent };
    into.push(found);
    const isStatement = node.type === 'block' || node.type === 'declare' || node.type === 'for-of';
    const start = isStatement && node.type !== 'declare' ? node.start : statementStart;
    if (node.type === 'class') classes.push(node);
    if (node.type === 'function') {
      const nodes: Found[] = [];
      const around = parent?.node;
      const heritage = around?.type === 'class' && around.name === node.name ? around.heritage : undefined;
      functions.push({ node, statementStart: start, heritage, nodes });
      eachChild(node, (child) => {
        visit(child, nodes, undefined, start);
      });
      return;
    }
    eachChild(node, (child) => {
      visit(child, into, found, start);
    });
  };
  for (const node of program) visit(node, top, undefined, node.start);
  return { text, lineStarts, functions, classes, top };
}

/** Where a place is in the text. The statement that marks another is that other's place. */
export function offsetOf({ text, lineStarts }: ReadSource, line: number, column: number): number {
  const offset = (lineStarts[line - 1] ?? 0) + column - 1;
  return text.startsWith('0;', offset) ? offset + 2 : offset;
}

export function contains({ start, end }: Region, offset: number): boolean {
  return start <= offset && offset < end;
}
