import { parse, type Node, type Token } from 'acorn';
import { asyncContextNames } from '../guest/index.ts';
import { insertText, type Insertion, type Place } from './insert-text.ts';

/** A source in which the async context outlives an `await`, and the way back to the places of the original. */
export interface CarriedSource {
  readonly text: string;
  toOriginal(place: Place): Place;
}

const { eachName, enterName, recordName, resumeName, suspendName } = asyncContextNames;
const waiting = '$coldstartWaiting';
const declaration = `const ${waiting}=${recordName}();`;
const enter = `${enterName}(${waiting});`;

/**
 * Rewrites `await x` so that the async context is put back when the function goes on: QuickJS has no hook for that. Lines
 * stay what they are, and so does the order in which things happen. Undefined for a text that does not parse: then it is
 * left to the engine to say so.
 */
export function carryAsyncContext(source: string, sourceType: 'module' | 'commonjs'): CarriedSource | undefined {
  const arrows: number[] = [];
  const onToken = ({ type, end }: Token): void => {
    if (type.label === '=>') arrows.push(end);
  };
  let program: AnyNode;
  try {
    program = parse(source, { ecmaVersion: 'latest', sourceType, allowHashBang: true, onToken }) as Node as AnyNode;
  } catch {
    return undefined;
  }
  const insertions: Insertion[] = [];
  carryThrough(program, arrows, (offset, text) => {
    insertions.push({ offset, text });
  });
  return insertText(source, insertions);
}

type AnyNode = Node & Readonly<Record<string, unknown>>;
type Add = (offset: number, text: string) => void;

/**
 * Rewrites a function, or a module. What is added before a node comes before what is added in it, and what is added after
 * it comes after that: the order counts where offsets are the same.
 */
function carryThrough(owner: AnyNode, arrows: readonly number[], add: Add): void {
  const waits = doesWait(owner, owner);
  if (waits) openOwner(owner, arrows, add);
  const visit = (node: AnyNode, label: AnyNode | undefined): void => {
    if (isFunction(node) && node !== owner) {
      carryThrough(node, arrows, add);
      return;
    }
    if (waits) rewriteBefore(node, label ?? node, owner, add);
    const inner = node.type === 'LabeledStatement' ? (label ?? node) : undefined;
    for (const child of childrenOf(node)) visit(child, inner);
    if (waits) rewriteAfter(node, label ?? node, owner, add);
  };
  visit(owner, undefined);
  if (waits && hasExpressionBody(owner)) add(owner.end, ')}');
}

/** Where a function that waits begins, it gets a note of the context that it waits in. */
function openOwner(owner: AnyNode, arrows: readonly number[], add: Add): void {
  if (hasExpressionBody(owner)) {
    const from = (owner.params as readonly AnyNode[]).at(-1)?.end ?? owner.start;
    const arrow = arrows.find((end) => end > from) ?? (owner.body as AnyNode).start;
    add(arrow, `{${declaration}return(`);
    return;
  }
  const isProgram = owner.type === 'Program';
  const statements = (isProgram ? owner.body : (owner.body as AnyNode).body) as readonly AnyNode[];
  const directive = statements.findLast((statement) => typeof statement.directive === 'string');
  if (directive !== undefined) add(directive.end, `;${declaration}`);
  else if (isProgram) add(statements[0]?.start ?? owner.start, declaration);
  else openBlock(owner.body as AnyNode, declaration, add);
}

/** `whole`: the node, or what labels it. */
function rewriteBefore(node: AnyNode, whole: AnyNode, owner: AnyNode, add: Add): void {
  if (node.type === 'AwaitExpression') {
    add(node.start, `${resumeName}(${waiting},`);
    add((node.argument as AnyNode).start, `${suspendName}(${waiting},`);
  } else if (isDelegation(node, owner)) {
    add(node.start, `${resumeName}(${waiting},`);
    add((node.argument as AnyNode).start, `${eachName}(${waiting},`);
  } else if (isForAwait(node)) {
    add(whole.start, '{');
    add((node.right as AnyNode).start, `${eachName}(${waiting},`);
    openBlock(node.body as AnyNode, enter, add);
  } else if (node.type === 'CatchClause') {
    openBlock(node.body as AnyNode, enter, add);
  } else if (node.type === 'TryStatement' && node.finalizer !== null) {
    openBlock(node.finalizer as AnyNode, enter, add);
  }
}

function rewriteAfter(node: AnyNode, whole: AnyNode, owner: AnyNode, add: Add): void {
  if (node.type === 'AwaitExpression' || isDelegation(node, owner)) {
    add((node.argument as AnyNode).end, ')');
    add(node.end, ')');
  } else if (isForAwait(node)) {
    const body = node.body as AnyNode;
    add((node.right as AnyNode).end, ')');
    if (body.type !== 'BlockStatement') add(body.end, '}');
    add(whole.end, `${enter}}`);
  }
}

/** Puts a text at the beginning of a block; a statement that is none becomes one, and is closed elsewhere. */
function openBlock(body: AnyNode, text: string, add: Add): void {
  if (body.type === 'BlockStatement') add(body.start + 1, text);
  else add(body.start, `{${text}`);
}

function doesWait(node: AnyNode, owner: AnyNode): boolean {
  if (node.type === 'AwaitExpression' || isForAwait(node) || isDelegation(node, owner)) return true;
  return childrenOf(node).some((child) => !isFunction(child) && doesWait(child, owner));
}

function isFunction({ type }: AnyNode): boolean {
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';
}

function hasExpressionBody({ type, expression }: AnyNode): boolean {
  return type === 'ArrowFunctionExpression' && expression === true;
}

function isForAwait(node: AnyNode): boolean {
  return node.type === 'ForOfStatement' && node.await === true;
}

function isDelegation(node: AnyNode, owner: AnyNode): boolean {
  return node.type === 'YieldExpression' && node.delegate === true && owner.async === true;
}

/** In the order of the text. */
function childrenOf(node: AnyNode): readonly AnyNode[] {
  return Object.values(node)
    .flat()
    .filter(isNode)
    .sort((one, other) => one.start - other.start);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
