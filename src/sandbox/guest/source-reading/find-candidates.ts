import { type Candidate, nullishValue, type Operand, typedValue } from './failure.ts';
import { operandOf, type Scope } from './find-failure.ts';
import type { Found } from './place-index.ts';
import { isOptionalChain, printExpression } from './print-expression.ts';
import type { Expression, PropertyNode } from './syntax-tree.ts';

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
  readonly undefinedMark?: number | undefined;
  /** Come by when everything before is done. */
  readonly keyMark?: number | undefined;
  /** The value is in the operand. */
  readonly operand?: Operand | undefined;
  readonly path?: readonly string[] | undefined;
}

/** Everything in the code at a place that can fail in this way behind it, the likeliest first. */
export function findCandidates(scope: Scope, use: Use): readonly PlacedCandidate[] {
  const all: (PlacedCandidate & { readonly marks: readonly (number | undefined)[] })[] = [];
  const add = (candidate: Candidate, at: number, marks: readonly (number | undefined)[] = []): void => {
    all.push({
      ...candidate,
      at,
      marks: [...marks, candidate.path === undefined ? candidate.operand?.mark : undefined],
    });
  };
  const addPattern = (pattern: Expression, from: Source): void => {
    collectPattern(pattern, from, (one, part) => {
      if ((one.type === 'array') !== (use === 'iterate')) return;
      const candidate = one.type === 'array' ? unpacked(part) : destructured(one, part);
      const isUndefined = part.undefinedMark !== undefined && part.undefinedMark === scope.lastMark;
      // Instead of undefined there is the default value.
      const isNull = part.undefinedMark !== undefined || (part.kind === 'default' && part.value?.type !== 'name');
      const value = isUndefined ? 'undefined' : isNull ? 'null' : undefined;
      add({ ...candidate, path: part.path, operand: candidate.operand ?? part.operand, value }, part.at, [
        part.undefinedMark,
        part.keyMark,
      ]);
    });
  };
  for (const parameter of scope.owner?.node.parameters ?? []) addParameter(parameter, addPattern);
  for (const found of scope.nodes) collectNode(found, use, add, addPattern);

  const { lastMark } = scope;
  const exact = lastMark === undefined ? [] : all.filter(({ marks }) => marks.includes(lastMark));
  const behind = all.filter(({ at }) => at > scope.offset).toSorted((one, other) => one.at - other.at);
  const likely = behind.length > 0 ? behind.slice(0, 8) : all.slice(-1);
  return [...exact, ...likely];
}

function addParameter(parameter: Expression, addPattern: (pattern: Expression, from: Source) => void): void {
  const at = parameter.outerEnd;
  // Behind the assignment of the default value, which tells more.
  if (parameter.type === 'assign') addPattern(parameter.target, { kind: 'default', value: undefined, at: at + 1 });
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
      if (node.value !== undefined) addPattern(node.target, given('declared', node.value));
      return;
    case 'assign': {
      const isPattern = node.target.type === 'object' || node.target.type === 'array';
      if (node.operator === '=' && isPattern && parent?.node.type !== 'property' && parent?.node.type !== 'array')
        addPattern(node.target, given('assigned', node.value));
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
        addPattern(pattern, {
          kind: isDeclaration ? 'loop' : 'element',
          value: undefined,
          at,
          operand: operandOf(iterable),
          path: ['*'],
        });
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

function given(kind: 'declared' | 'assigned', value: Expression): Source {
  return { kind, value, at: value.outerEnd, operand: operandOf(value) };
}

/** Goes through a pattern and those within it. */
function collectPattern(pattern: Expression, from: Source, visit: (pattern: Pattern, from: Source) => void): void {
  if (pattern.type !== 'array' && pattern.type !== 'object') return;
  visit(pattern, { ...from, undefinedMark: from.undefinedMark ?? pattern.undefinedMark });
  if (pattern.type === 'array') {
    for (const [index, item] of pattern.items.entries()) {
      const part = item?.type === 'spread' ? item.operand : item;
      if (part === undefined) continue;
      const within = inside(from, String(index));
      if (part.type === 'assign') collectPattern(part.target, { ...within, kind: 'default', value: part.value }, visit);
      else collectPattern(part, { ...within, kind: 'element', value: undefined }, visit);
    }
    return;
  }
  for (const { value, key, keyMark } of pattern.properties) {
    const within = { ...inside(from, key), keyMark };
    if (value.type === 'assign')
      collectPattern(value.target, { ...within, kind: 'default', value: value.value }, visit);
    else collectPattern(value, { ...within, kind: 'property', value: undefined, outer: from, key }, visit);
  }
}

/** The part of a value with a key. */
function inside({ operand, path = [], at }: Source, key: string | undefined): Pick<Source, 'operand' | 'path' | 'at'> {
  return key === undefined ? { at } : { operand, path: [...path, key], at };
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
function unpacked({ kind, value, outer }: Source): Candidate {
  const operand = value && operandOf(value);
  if (kind === 'declared' && value !== undefined && operand !== undefined && isNamed(value)) {
    return value.type === 'new'
      ? same(operand, `${printExpression(value.callee)} is not a function or its return value is not iterable`)
      : same(operand, `${operand.text} is not iterable`);
  }
  if (kind === 'loop') return { nullish: '.for is not iterable', other: '.for is not iterable' };
  if (kind === 'property' && outer !== undefined && isTop(outer)) {
    const site = siteOf(outer);
    return {
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
function destructured(pattern: Extract<Pattern, { type: 'object' }>, from: Source): Candidate {
  const wording = destructuringWording(pattern, from);
  return { nullish: wording, other: wording };
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
