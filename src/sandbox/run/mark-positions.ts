import { parse, type Node, type Options } from 'acorn';
import { markName } from '../guest/index.ts';
import { insertText, type Insertion, type Place } from './insert-text.ts';

export type { Place } from './insert-text.ts';

export type MarkedSource =
  /** `toOriginal` says where a place of the marked text is in the original. Lines stay what they are. */
  | { readonly kind: 'marked'; readonly text: string; readonly nextMark: number; toOriginal(place: Place): Place }
  | { readonly kind: 'syntax-error'; readonly place: Place };

/**
 * Marks a source so that QuickJS notes more places, and the guest keeps values. QuickJS notes a place only at calls, throws
 * and expression statements, so an error of its own in a `return` or behind a dot is told with an earlier line. `0;`
 * before a statement and a call that returns what it gets make it note those too; the call hands on a value that V8's
 * messages tell of. What the code does stays the same. Marks have numbers from `firstMark` on.
 */
export function markPositions(source: string, sourceType: 'module' | 'commonjs', firstMark = 1): MarkedSource {
  const options: Options = { ecmaVersion: 'latest', sourceType, allowHashBang: true };
  let program: Node;
  try {
    program = parse(source, options);
  } catch (error) {
    return { kind: 'syntax-error', place: placeOfSyntaxError(error) };
  }
  const marking: Marking = { insertions: [], nextMark: firstMark };
  collect(program as AnyNode, marking, false);
  return { kind: 'marked', nextMark: marking.nextMark, ...insertText(source, marking.insertions) };
}

function placeOfSyntaxError(error: unknown): Place {
  const loc =
    error instanceof SyntaxError && 'loc' in error ? (error.loc as { line: number; column: number }) : undefined;
  return { line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 };
}

type AnyNode = Node & Readonly<Record<string, unknown>>;

interface Marking {
  readonly insertions: Insertion[];
  nextMark: number;
}

const unmarkedStatements = new Set(['ImportDeclaration', 'FunctionDeclaration', 'EmptyStatement']);

/** Walks the tree in any order. `isFixed`: the node is a `new` callee or in an optional chain, where a call would mean something else. */
function collect(node: AnyNode, marking: Marking, isFixed: boolean): void {
  markValues(node, marking, isFixed);
  for (const statement of statementsOf(node)) {
    const isDirective = typeof (statement as AnyNode).directive === 'string';
    if (!isDirective && !unmarkedStatements.has(statement.type))
      marking.insertions.push({ offset: statement.start, text: '0;' });
  }
  for (const [key, value] of Object.entries(node)) {
    const staysFixed =
      node.type === 'ChainExpression' ||
      (isFixed && (key === 'object' || key === 'callee')) ||
      (node.type === 'NewExpression' && key === 'callee');
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) collect(child, marking, staysFixed);
    }
  }
}

/** Marks the values in a node that V8's messages tell of. */
function markValues(node: AnyNode, marking: Marking, isFixed: boolean): void {
  switch (node.type) {
    case 'MemberExpression': {
      const { object, property } = node as AnyNode & { object: AnyNode; property: AnyNode };
      const isPlain = object.type !== 'Super' && object.type !== 'MetaProperty';
      if (isPlain && !isFixed) mark(object, property.start, marking);
      if (node.computed === true && property.type !== 'Literal') mark(property, property.start, marking);
      return;
    }
    case 'CallExpression':
    case 'NewExpression': {
      const { callee, arguments: given } = node as AnyNode & { callee: AnyNode; arguments: readonly AnyNode[] };
      const place = node.type === 'NewExpression' ? node.start : placeOfCall(callee);
      for (const argument of given) mark(unspread(argument), place, marking);
      // What a call returns has no `this`; whatever else is called may.
      const isValue = callee.type === 'CallExpression' || callee.type === 'AwaitExpression';
      if (isValue && !isFixed) mark(callee, place, marking);
      return;
    }
    case 'ArrayExpression':
      for (const item of node.elements as readonly (AnyNode | null)[]) {
        if (item?.type === 'SpreadElement') mark(unspread(item), unspread(item).start, marking);
      }
      return;
    case 'ForOfStatement':
      mark(node.right as AnyNode, (node.right as AnyNode).start, marking);
      return;
    case 'YieldExpression':
      if (node.delegate === true) mark(node.argument as AnyNode, (node.argument as AnyNode).start, marking);
      return;
    case 'VariableDeclarator':
      if (isPattern(node.id) && isNode(node.init)) mark(node.init, placeOfPattern(node.id), marking);
      return;
    case 'AssignmentExpression':
      if (isPattern(node.left)) mark(node.right as AnyNode, placeOfPattern(node.left), marking);
      return;
    case 'BinaryExpression':
      if (node.operator !== 'in' && node.operator !== 'instanceof') return;
      for (const operand of [node.left, node.right] as readonly AnyNode[]) {
        if (operand.type !== 'PrivateIdentifier') mark(operand, (node.left as AnyNode).end, marking);
      }
      return;
    case 'ClassDeclaration':
    case 'ClassExpression':
      if (isNode(node.superClass)) mark(node.superClass, node.superClass.start, marking);
      return;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      for (const parameter of node.params as readonly AnyNode[]) markUndefined(parameter, marking);
      return;
    case 'ArrayPattern':
      for (const item of node.elements as readonly (AnyNode | null)[]) if (item !== null) markUndefined(item, marking);
      return;
    case 'ObjectPattern':
      for (const property of node.properties as readonly AnyNode[]) markProperty(property, marking);
      return;
    default:
  }
}

function unspread(node: AnyNode): AnyNode {
  return node.type === 'SpreadElement' ? (node.argument as AnyNode) : node;
}

function isPattern(node: unknown): node is AnyNode {
  return isNode(node) && (node.type === 'ObjectPattern' || node.type === 'ArrayPattern');
}

/** Where V8 says that a call failed. */
function placeOfCall(callee: AnyNode): number {
  return callee.type === 'MemberExpression' ? (callee.property as AnyNode).start : callee.start;
}

/** Where V8 says that a value could not be taken apart. */
function placeOfPattern(pattern: AnyNode): number {
  return (pattern.properties as readonly AnyNode[] | undefined)?.[0]?.start ?? pattern.start;
}

function mark({ start, end }: AnyNode, tellsOf: number, marking: Marking): void {
  // The second brackets keep a sequence one argument. The call behind it is what QuickJS notes last before the use. A
  // keyword may stand right before.
  marking.insertions.push(
    { offset: start, text: ` ${markName}((` },
    { offset: end, text: `),${markName}(${marking.nextMark}))`, tellsOf },
  );
  marking.nextMark += 1;
}

/** A default value that is only used for undefined: QuickJS does not tell undefined from null. */
function markUndefined(pattern: AnyNode, marking: Marking): void {
  if (!isPattern(pattern)) return;
  const text = `=${markName}((void 0),${markName}(${marking.nextMark}))`;
  marking.insertions.push({ offset: pattern.end, text, tellsOf: placeOfPattern(pattern) });
  marking.nextMark += 1;
}

/** A key whose value is taken apart in turn: noted when everything before is done. */
function markProperty(property: AnyNode, marking: Marking): void {
  const { key, value, computed } = property as AnyNode & { key: AnyNode; value: AnyNode };
  if (property.type !== 'Property') return;
  markUndefined(value, marking);
  const inner = value.type === 'AssignmentPattern' ? (value.left as AnyNode) : value;
  if (computed === true || !isPattern(inner)) return;
  const quote = key.type === 'Identifier' ? '"' : '';
  marking.insertions.push(
    { offset: key.start, text: `[${markName}((${quote}` },
    { offset: key.end, text: `${quote}),${markName}(${marking.nextMark}))]`, tellsOf: placeOfPattern(inner) },
  );
  marking.nextMark += 1;
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

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
