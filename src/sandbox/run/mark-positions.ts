import { parse, type Node, type Options } from 'acorn';
import { markName } from '../guest/index.ts';

/** A place in a file. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type MarkedSource =
  /** `toOriginal` says where a place of the marked text is in the original. Lines stay what they are. */
  | { readonly kind: 'marked'; readonly text: string; toOriginal(place: Place): Place }
  | { readonly kind: 'syntax-error'; readonly place: Place };

interface Insertion {
  readonly offset: number;
  readonly text: string;
  /** Where V8 says that what is marked fails: at the property's name. */
  readonly tellsOf?: number;
}

/**
 * Marks a source so that QuickJS notes more places. It notes one only at calls, throws and expression statements, so an
 * error of its own in a `return` or behind a dot is told with an earlier line. `0;` before a statement and a call that
 * returns what it gets around the object of a member access make it note those too. What the code does stays the same.
 */
export function markPositions(source: string, sourceType: 'module' | 'commonjs'): MarkedSource {
  const options: Options = { ecmaVersion: 'latest', sourceType, allowHashBang: true };
  let program: Node;
  try {
    program = parse(source, options);
  } catch (error) {
    return { kind: 'syntax-error', place: placeOfSyntaxError(error) };
  }
  const insertions: Insertion[] = [];
  collect(program, insertions, false);
  insertions.sort((one, other) => one.offset - other.offset);
  return { kind: 'marked', text: insert(source, insertions), toOriginal: backTo(source, insertions) };
}

function placeOfSyntaxError(error: unknown): Place {
  const loc =
    error instanceof SyntaxError && 'loc' in error ? (error.loc as { line: number; column: number }) : undefined;
  return { line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 };
}

type AnyNode = Node & Readonly<Record<string, unknown>>;

const unmarkedStatements = new Set(['ImportDeclaration', 'FunctionDeclaration', 'EmptyStatement']);

/** Walks the tree in any order. `isFixed`: the node is a `new` callee or in an optional chain, where a call would mean something else. */
function collect(node: Node, insertions: Insertion[], isFixed: boolean): void {
  const current = node as AnyNode;
  if (!isFixed && current.type === 'MemberExpression') markObject(current, insertions);
  for (const statement of statementsOf(current)) {
    const isDirective = typeof (statement as AnyNode).directive === 'string';
    if (!isDirective && !unmarkedStatements.has(statement.type))
      insertions.push({ offset: statement.start, text: '0;' });
  }
  for (const [key, value] of Object.entries(current)) {
    const staysFixed =
      current.type === 'ChainExpression' ||
      (isFixed && (key === 'object' || key === 'callee')) ||
      (current.type === 'NewExpression' && key === 'callee');
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) collect(child, insertions, staysFixed);
    }
  }
}

function markObject({ object, property }: AnyNode, insertions: Insertion[]): void {
  const { type, start, end } = object as AnyNode;
  if (type === 'Super' || type === 'MetaProperty') return;
  // The second brackets keep a sequence one argument. The call behind it is what QuickJS notes last before the access.
  insertions.push(
    { offset: start, text: `${markName}((` },
    { offset: end, text: `),${markName}(0))`, tellsOf: (property as Node).start },
  );
}

function statementsOf({ type, body, consequent }: AnyNode): readonly Node[] {
  switch (type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
      return body as readonly Node[];
    case 'SwitchCase':
      return consequent as readonly Node[];
    default:
      return [];
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function insert(source: string, insertions: readonly Insertion[]): string {
  let text = '';
  let from = 0;
  for (const { offset, text: inserted } of insertions) {
    text += source.slice(from, offset) + inserted;
    from = offset;
  }
  return text + source.slice(from);
}

function backTo(source: string, insertions: readonly Insertion[]): (place: Place) => Place {
  const lineStarts = [0];
  for (let index = source.indexOf('\n'); index !== -1; index = source.indexOf('\n', index + 1))
    lineStarts.push(index + 1);
  const placeOf = (offset: number): Place => {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  return ({ line, column }) => {
    const start = lineStarts[line - 1] ?? 0;
    const end = lineStarts[line] ?? Number.POSITIVE_INFINITY;
    let original = column;
    let inserted = 0;
    for (const { offset, text, tellsOf } of insertions) {
      if (offset < start) continue;
      if (offset >= end) break;
      const markedColumn = offset - start + 1 + inserted;
      const isInside = markedColumn <= column && column < markedColumn + text.length;
      if (isInside && tellsOf !== undefined) return placeOf(tellsOf);
      if (markedColumn >= column) break;
      original -= Math.min(text.length, column - markedColumn);
      inserted += text.length;
    }
    return { line, column: Math.max(1, original) };
  };
}
