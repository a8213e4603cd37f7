import { type Candidate, nullishValue, type Operand, typedValue } from './failure.ts';
import { operandOf, type Scope } from './find-failure.ts';
import { contains, type Found } from './place-index.ts';
import { isOptionalChain, printExpression } from './print-expression.ts';
import type { Expression, PropertyNode, Region } from './syntax-tree.ts';

export interface PlacedCandidate extends Candidate {
  /** Where the value is there: what is noted before this can have failed here. */
  readonly at: number;
}

type Use = 'iterate' | 'destructure';
type Pattern = Extract<Expression, { type: 'array' | 'object' }>;

/** How V8 names the value that a pattern takes apart. */
interface Source {
  readonly kind: 'declared' | 'assigned' | 'loop' | 'parameter' | 'catch' | 'default' | 'property' | 'element';
  readonly value: Expression | undefined;
  /** The pattern around a property's, and its key. */
  readonly outer?: Source;
  readonly key?: string | undefined;
  readonly at: number;
  /** Where the source is marked so that a value which is undefined shows. */
  readonly undefinedMark?: Region | undefined;
  /** Noted when everything before is done. */
  readonly keyMark?: Region | undefined;
}

/** Everything in the code at a place that can fail in this way behind it, the likeliest first. */
export function findCandidates(scope: Scope, use: Use): readonly PlacedCandidate[] {
  const all: (PlacedCandidate & { readonly marks: readonly Region[] })[] = [];
  const add = (candidate: Candidate, at: number, marks: readonly (Region | undefined)[] = []): void => {
    all.push({ ...candidate, at, marks: marks.filter((mark) => mark !== undefined) });
  };
  const addPattern = (pattern: Expression, from: Source): void => {
    collectPattern(pattern, from, (one, part) => {
      if ((one.type === 'array') !== (use === 'iterate')) return;
      const candidate = one.type === 'array' ? unpacked(part) : destructured(one, part, scope.offset);
      add(candidate, part.at, [part.undefinedMark, part.keyMark]);
    });
  };
  for (const parameter of scope.owner?.node.parameters ?? []) addParameter(parameter, addPattern);
  for (const found of scope.nodes) collectNode(found, use, add, addPattern);

  const exact = all.filter(({ marks }) => marks.some((mark) => contains(mark, scope.offset)));
  if (exact.length > 0) return exact;
  const behind = all.filter(({ at }) => at > scope.offset).toSorted((one, other) => one.at - other.at);
  return behind.length > 0 ? behind.slice(0, 8) : all.slice(-1);
}

function addParameter(parameter: Expression, addPattern: (pattern: Expression, from: Source) => void): void {
  const at = parameter.outerEnd;
  if (parameter.type === 'assign') addPattern(parameter.target, { kind: 'default', value: undefined, at });
  else addPattern(parameter, { kind: 'parameter', value: undefined, at });
}

function collectNode(
  { node, parent }: Found,
  use: Use,
  add: (candidate: Candidate, at: number) => void,
  addPattern: (pattern: Expression, from: Source) => void,
): void {
  switch (node.type) {
    case 'declare':
      if (node.value !== undefined)
        addPattern(node.target, { kind: 'declared', value: node.value, at: node.value.outerEnd });
      return;
    case 'assign': {
      const isPattern = node.target.type === 'object' || node.target.type === 'array';
      if (node.operator === '=' && isPattern && parent?.node.type !== 'property' && parent?.node.type !== 'array')
        addPattern(node.target, { kind: 'assigned', value: node.value, at: node.value.outerEnd });
      return;
    }
    case 'catch':
      addPattern(node.target, { kind: 'catch', value: undefined, at: node.end });
      return;
    case 'for-of': {
      const { iterable, isAsync, isDeclaration, target } = node;
      if (use === 'iterate') add(isAsync ? iteratedLater(iterable) : iterated(iterable), iterable.outerEnd);
      const pattern = target;
      for (const at of [iterable.outerEnd + 1, node.end])
        addPattern(pattern, { kind: isDeclaration ? 'loop' : 'element', value: undefined, at });
      return;
    }
    case 'spread': {
      if (use !== 'iterate' || node.operand === undefined) return;
      const around = parent?.node;
      if (around?.type === 'array') add(iterated(node.operand), node.operand.outerEnd);
      if (around?.type === 'call' || around?.type === 'new') {
        const isOnly =
          around.items.filter((item) => item.type === 'spread').length === 1 && around.items.at(-1) === node;
        add(isOnly ? spread(node.operand) : unnamed(operandOf(node.operand)), node.operand.outerEnd);
      }
      return;
    }
    case 'yield*':
      if (use === 'iterate' && node.operand !== undefined) add(unnamed(operandOf(node.operand)), node.operand.outerEnd);
      return;
    default:
  }
}

/** Goes through a pattern and those within it. */
function collectPattern(pattern: Expression, from: Source, visit: (pattern: Pattern, from: Source) => void): void {
  if (pattern.type !== 'array' && pattern.type !== 'object') return;
  visit(pattern, { ...from, undefinedMark: from.undefinedMark ?? pattern.undefinedMark });
  if (pattern.type === 'array') {
    for (const item of pattern.items) {
      const part = item?.type === 'spread' ? item.operand : item;
      if (part === undefined) continue;
      if (part.type === 'assign')
        collectPattern(part.target, { kind: 'default', value: part.value, at: from.at }, visit);
      else collectPattern(part, { kind: 'element', value: undefined, at: from.at }, visit);
    }
    return;
  }
  for (const { value, key, keyMark } of pattern.properties) {
    if (value.type === 'assign')
      collectPattern(value.target, { kind: 'default', value: value.value, at: from.at, keyMark }, visit);
    else collectPattern(value, { kind: 'property', value: undefined, outer: from, key, at: from.at, keyMark }, visit);
  }
}

const noSymbol = ' is not iterable (cannot read property Symbol(Symbol.iterator))';

/** What V8 says when it does not find the expression. */
function unnamed(operand?: Operand): Candidate {
  return { operand, nullish: `${typedValue}${noSymbol}`, other: `${typedValue}${noSymbol}` };
}

function same(operand: Operand, text: string): Candidate {
  return { operand, nullish: text, other: text };
}

function iterated(iterable: Expression): Candidate {
  const operand = operandOf(iterable);
  if (isOptionalChain(iterable)) {
    const isCall = iterable.type === 'call';
    return isCall ? same(operand, `${printExpression(iterable.callee)}${noSymbol}`) : unnamed(operand);
  }
  if (iterable.type === 'call' || iterable.type === 'new')
    return same(operand, `${printExpression(iterable.callee)} is not a function or its return value is not iterable`);
  const isLogical = iterable.type === 'binary' && /^(?:\?\?|\|\||&&)$/.test(iterable.operator);
  const last = isLogical ? iterable.operands.at(-1)?.type : undefined;
  if (last === 'member' || last === 'call') return unnamed(operand);
  return same(operand, `${operand.text} is not iterable`);
}

function iteratedLater(iterable: Expression): Candidate {
  const operand = operandOf(iterable);
  return {
    operand,
    nullish: `Cannot read properties of ${nullishValue} (reading 'Symbol(Symbol.asyncIterator)')`,
    other: `${operand.text} is not async iterable`,
  };
}

/** `f(...list)`, where nothing comes behind. */
function spread(list: Expression): Candidate {
  const operand = operandOf(list);
  return {
    operand,
    nullish: `${operand.text} is not iterable (cannot read property ${nullishValue})`,
    other: 'Spread syntax requires ...iterable[Symbol.iterator] to be a function',
  };
}

function isNamed({ type, isBracketed }: Expression): boolean {
  return !isBracketed && type !== 'member' && type !== 'call' && type !== 'binary' && type !== 'unary';
}

/** `[a, b] = value` */
function unpacked({ kind, value, outer, undefinedMark }: Source): Candidate {
  const operand = value && operandOf(value);
  if (kind === 'declared' && value !== undefined && operand !== undefined && isNamed(value)) {
    return value.type === 'new'
      ? same(operand, `${printExpression(value.callee)} is not a function or its return value is not iterable`)
      : same(operand, `${operand.text} is not iterable`);
  }
  if (kind === 'loop') return { nullish: '.for is not iterable', other: '.for is not iterable' };
  if (kind === 'property' && outer !== undefined && isTop(outer)) {
    const site = siteOf(outer);
    const isUndefined = undefinedMark !== undefined;
    return {
      ...(isUndefined && { value: undefined }),
      nullish: `Cannot destructure property 'Symbol(Symbol.iterator)' of '${site === '' ? typedValue : site}' as it is ${nullishValue}.`,
      other: `${site === '' ? typedValue : site}${noSymbol}`,
    };
  }
  return unnamed(kind === 'default' ? undefined : operand);
}

function isTop({ kind, value }: Source): boolean {
  return (
    kind === 'declared' ||
    kind === 'assigned' ||
    kind === 'loop' ||
    kind === 'parameter' ||
    kind === 'catch' ||
    (kind === 'default' && value === undefined)
  );
}

/** How V8 names what a pattern takes apart; empty where it names the value. */
function siteOf({ kind, value }: Source): string {
  switch (kind) {
    case 'loop':
      return '.for';
    case 'catch':
      return '.catch';
    case 'declared':
    case 'assigned':
      return value === undefined || isOptionalChain(value) ? '(intermediate value)' : printExpression(value);
    case 'default':
      return value === undefined ? '(intermediate value)'.repeat(3) : printExpression(value);
    default:
      return '';
  }
}

/** `{ a, b } = value` */
function destructured(pattern: Extract<Pattern, { type: 'object' }>, from: Source, offset: number): Candidate {
  const { value, undefinedMark, kind } = from;
  const operand = kind === 'default' ? undefined : value && operandOf(value);
  const wording = destructuringWording(pattern, from);
  const seen = undefinedMark && contains(undefinedMark, offset) ? 'undefined' : 'null';
  return { operand, value: undefinedMark && seen, nullish: wording, other: wording };
}

function destructuringWording({ properties }: Extract<Pattern, { type: 'object' }>, from: Source): string {
  const { kind, outer, key } = from;
  const first = properties[0];
  const read = `Cannot read properties of ${nullishValue}${first?.key === undefined ? '' : ` (reading '${first.key}')`}`;
  if (kind === 'element')
    return first === undefined ? `Cannot destructure '${typedValue}' as it is ${nullishValue}.` : read;
  if (kind === 'property') {
    const isFound = outer !== undefined && isTop(outer);
    if (first !== undefined && (first.isRest || first.key !== undefined)) return read;
    if (!isFound) return read;
    const site = siteOf(outer);
    return `Cannot destructure property '${key ?? ''}' of '${site === '' ? typedValue : site}' as it is ${nullishValue}.`;
  }
  const site = siteOf(from);
  const text = site === '' ? typedValue : site;
  if (first === undefined || first.isRest || first.key === undefined)
    return `Cannot destructure '${text}' as it is ${nullishValue}.`;
  return isPlain(first) ? `Cannot destructure property '${first.key}' of '${text}' as it is ${nullishValue}.` : read;
}

/** V8 finds a property by its target, unless that has a default value or is a member. */
function isPlain({ value }: PropertyNode): boolean {
  return value.type !== 'assign' && value.type !== 'member';
}
