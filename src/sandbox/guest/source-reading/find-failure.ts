import { findCandidates } from './find-candidates.ts';
import type { FailedCall, Failure, FailureKind, FailurePlace, Operand } from './failure.ts';
import { contains, type Found, type FunctionPlace, offsetOf, type ReadSource } from './place-index.ts';
import { printExpression } from './print-expression.ts';
import type { AnyNode, Expression } from './syntax-tree.ts';

/** The code that runs at a place. */
export interface Scope {
  readonly offset: number;
  readonly nodes: readonly Found[];
  readonly owner: FunctionPlace | undefined;
  /** The mark that the code came by last. */
  readonly lastMark?: number | undefined;
}

/**
 * Finds what failed at a place, and how V8 would name it. QuickJS tells the place of the last call, throw or statement
 * before, so it is the first at that place or behind it that can fail so.
 */
export function findFailure(source: ReadSource, kind: FailureKind, place: FailurePlace): Failure | undefined {
  const scope = scopeAt(source, place);
  switch (kind) {
    case 'call': {
      const parent = parentOf(source, place);
      if (parent !== undefined) return parent;
      const call = callAt(scope);
      if (call !== undefined && contains(call, scope.offset)) return describeCall(call, scope);
      const [candidate] = findCandidates(scope, 'iterate');
      if (candidate !== undefined && (call === undefined || candidate.at < call.end))
        return { type: 'candidates', candidates: [candidate] };
      return call && describeCall(call, scope);
    }
    case 'iterate':
    case 'destructure': {
      const candidates = findCandidates(scope, kind);
      const deletion = firstBehind(scope, (node) => node.type === 'unary' && node.operator === 'delete');
      if (kind === 'destructure' && deletion !== undefined && deletion.end <= (candidates[0]?.at ?? Infinity))
        return undefined;
      return candidates.length === 0 ? undefined : { type: 'candidates', candidates };
    }
    case 'write':
    case 'delete':
      return writeAt(source, scope, kind, place.property);
    case 'read':
      return readAt(scope, place.property ?? '');
    case 'extends':
    case 'class':
      return classAt(source, scope, kind);
    case 'in':
    case 'instanceof': {
      const found = firstBehind(scope, (node) => node.type === 'binary' && node.operator === kind);
      if (found?.type !== 'binary') return undefined;
      const [left, right] = found.operands;
      return left && right && { type: 'operator', left: operandOf(left), right: operandOf(right) };
    }
  }
}

/** Which function it is: its name fits, and it or the statement that it stands in is at the place. */
function scopeAt(source: ReadSource, place: FailurePlace): Scope {
  const offset = offsetOf(source, place.line, place.column);
  const around = source.functions.filter(({ node, statementStart }) => statementStart <= offset && offset < node.end);
  const named = around.filter(({ node }) => node.name === place.functionName);
  const caller = place.caller && offsetOf(source, place.caller.line, place.caller.column);
  const calling = caller === undefined ? undefined : innermostCall(allNodes(source), caller);
  const owner =
    innermost(named.filter(({ node }) => contains(node, offset))) ??
    named.find(({ node }) => calling !== undefined && contains(calling, node.start)) ??
    named[0] ??
    innermost(around.filter(({ node }) => contains(node, offset)));
  return { offset, nodes: owner?.nodes ?? source.top, owner, lastMark: place.lastMark };
}

function innermost(functions: readonly FunctionPlace[]): FunctionPlace | undefined {
  return functions.toSorted((one, other) => other.node.start - one.node.start)[0];
}

function allNodes(source: ReadSource): readonly Found[] {
  return [...source.top, ...source.functions.flatMap(({ nodes }) => nodes)];
}

type CallNode = Extract<Expression, { type: 'call' | 'new' }>;

function innermostCall(nodes: readonly Found[], offset: number): CallNode | undefined {
  let best: CallNode | undefined;
  for (const { node } of nodes) {
    const isCall = (node.type === 'call' || node.type === 'new') && contains(node, offset);
    if (isCall && (best === undefined || node.end - node.start < best.end - best.start)) best = node;
  }
  return best;
}

function callAt({ nodes, offset }: Scope): CallNode | undefined {
  const containing = innermostCall(nodes, offset);
  if (containing !== undefined) return containing;
  const found = firstBehind({ nodes, offset, owner: undefined }, ({ type }) => type === 'call' || type === 'new');
  return found?.type === 'call' || found?.type === 'new' ? found : undefined;
}

/** The first node that ends behind the place; one that begins at it or before comes first. */
export function firstBehind({ nodes, offset }: Scope, fits: (node: AnyNode) => boolean): AnyNode | undefined {
  let best: AnyNode | undefined;
  for (const { node } of nodes) {
    if (node.end > offset && fits(node) && (best === undefined || node.end < best.end)) best = node;
  }
  return best;
}

function describeCall(call: CallNode, { offset, owner }: Scope): Failure {
  const { type, callee, items } = call;
  const isThere = contains(call, offset);
  if (callee.type === 'name' && callee.name === 'super' && owner?.heritage !== undefined)
    return { type: 'super', callee: owner.node.name, receiver: operandOf(owner.heritage), items: [], isThere };
  const receiver = callee.type === 'member' ? operandOf(callee.object) : undefined;
  return { type, callee: printExpression(callee), receiver, items: items.map(operandOf), isThere };
}

/** A class without a constructor calls its parent by itself. */
function parentOf(source: ReadSource, { functionName, line, column }: FailurePlace): FailedCall | undefined {
  const { classes, functions } = source;
  if (functionName === '' || functions.some(({ node }) => node.name === functionName)) return undefined;
  const offset = offsetOf(source, line, column);
  const found = classes.find(
    ({ name, heritage, end }) => name === functionName && heritage !== undefined && end > offset,
  );
  return (
    found && {
      type: 'super',
      callee: found.name,
      receiver: found.heritage && operandOf(found.heritage),
      items: [],
      isThere: true,
    }
  );
}

/** What a class extends, or the class around the place. */
function classAt(
  { classes, text }: ReadSource,
  { offset, nodes }: Scope,
  kind: 'extends' | 'class',
): Failure | undefined {
  if (kind === 'extends') {
    const found = firstBehind(
      { nodes, offset, owner: undefined },
      (node) => node.type === 'class' && node.heritage !== undefined,
    );
    if (found?.type !== 'class' || found.heritage === undefined) return undefined;
    return { type: 'operator', left: { text: found.name }, right: operandOf(found.heritage) };
  }
  const around = classes.filter((one) => contains(one, offset)).at(-1);
  return (
    around && {
      type: 'operator',
      left: { text: around.name },
      right: { text: '', literal: hasStaticPrivate.test(text.slice(around.start, around.end)) },
    }
  );
}

const hasStaticPrivate = /\bstatic\s+(?:(?:async|get|set)\s+|\*\s*)*#[\p{ID_Continue}$]+\s*\(/u;

/** A property that is read by a value: QuickJS writes symbols and objects in other words. */
function readAt(scope: Scope, property: string): Failure | undefined {
  const found = firstBehind(scope, (node) => node.type === 'member' && !isOptionalRead(node));
  if (found?.type !== 'member' || found.name === property || found.index === undefined) return undefined;
  return { type: 'operator', left: operandOf(found.object), right: operandOf(found.index) };
}

function isOptionalRead(node: AnyNode): boolean {
  return node.type === 'member' && node.isOptional;
}

/** The assignments, increments and deletions that a place may mean. */
function writeAt(
  { text }: ReadSource,
  scope: Scope,
  kind: 'write' | 'delete',
  property: string | undefined,
): Failure | undefined {
  const targets = scope.nodes
    .flatMap(({ node }) => writtenBy(node, kind).map((target) => ({ target, start: node.start, end: node.end })))
    .filter(({ target }) => property === undefined || mayBe(target, property))
    .toSorted((one, other) => one.end - other.end);
  const found = targets.find(({ end }) => end > scope.offset) ?? targets.at(-1);
  if (found === undefined) return undefined;
  const { target } = found;
  if (target.type === 'member') {
    const key: Operand =
      target.name === undefined ? operandOf(target.index as Expression) : { text: target.name, literal: target.name };
    const isAccessor =
      key.text.startsWith('#') && (text.includes(`get ${key.text}`) || text.includes(`set ${key.text}`));
    return { type: 'write', object: operandOf(target.object), key, isThere: found.start <= scope.offset, isAccessor };
  }
  if (target.type !== 'name') return undefined;
  return { type: /^(?:undefined|NaN|Infinity)$/.test(target.name) ? 'global' : 'constant' };
}

function mayBe(target: Expression, property: string): boolean {
  if (target.type === 'name') return target.name === property;
  if (target.type !== 'member') return false;
  const key = target.name ?? (target.index?.type === 'literal' ? String(target.index.value) : property);
  return key === property;
}

function writtenBy(node: AnyNode, kind: 'write' | 'delete'): readonly Expression[] {
  if (kind === 'delete') return node.type === 'unary' && node.operator === 'delete' ? [node.operand] : [];
  switch (node.type) {
    case 'assign':
      return targetsOf(node.target);
    case 'prefix':
    case 'postfix':
      return [node.operand];
    case 'for-of':
      return node.isDeclaration ? [] : targetsOf(node.target);
    default:
      return [];
  }
}

/** The names and members in a pattern. */
function targetsOf(pattern: Expression): readonly Expression[] {
  switch (pattern.type) {
    case 'array':
      return pattern.items.flatMap((item) => (item === undefined ? [] : targetsOf(item)));
    case 'object':
      return pattern.properties.flatMap(({ value }) => targetsOf(value));
    case 'assign':
      return targetsOf(pattern.target);
    case 'spread':
      return pattern.operand === undefined ? [] : targetsOf(pattern.operand);
    default:
      return [pattern];
  }
}

export function operandOf(expression: Expression): Operand {
  const text = printExpression(expression);
  const { mark } = expression;
  switch (expression.type) {
    case 'literal':
      return { text, mark, literal: expression.value };
    case 'unary': {
      const { operator, operand } = expression;
      const isNegative = operator === '-' && operand.type === 'literal' && typeof operand.value === 'number';
      return isNegative
        ? { text, mark, literal: -operand.value }
        : { text, mark, kind: operator === 'void' ? 'undefined' : undefined };
    }
    case 'name':
      return { text, mark, kind: expression.name === 'undefined' ? 'undefined' : undefined };
    case 'object':
    case 'array':
    case 'function':
      return { text, mark, kind: expression.type };
    case 'class':
      return { text, mark, kind: 'function' };
    default:
      return { text, mark };
  }
}
