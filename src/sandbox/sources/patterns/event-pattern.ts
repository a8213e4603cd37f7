import { isJsonObject, type JsonValue } from '#kernel';
import { inNetwork, isNetwork } from './network.ts';
import { fitsWildcard, isWildcard } from './wildcard.ts';

/**
 * Whether a pattern fits an event. Every field of the pattern has to be in the event, with one of the values that stand in its list.
 * Source: Amazon EventBridge User Guide, "Comparison operators for use in event patterns"; SNS's filter policies and Lambda's filter
 * patterns are written alike.
 */
export function matchesPattern(pattern: JsonValue, event: JsonValue): boolean {
  if (!isJsonObject(pattern)) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && isAlternatives(wanted))
      return (wanted as readonly JsonValue[]).some((one) => matchesPattern(one, event));
    const value = isJsonObject(event) && Object.hasOwn(event, name) ? event[name] : undefined;
    if (isJsonObject(wanted)) {
      // A list of objects fits where one of them does.
      const objects = Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
      if (objects.length > 0) return objects.some((one) => matchesPattern(wanted, one));
      // What must not exist may be asked for inside an object that is not there.
      return isJsonObject(value) ? matchesPattern(wanted, value) : matchesPattern(wanted, {});
    }
    return Array.isArray(wanted) && (wanted as readonly JsonValue[]).some((rule) => fits(rule, value));
  });
}

/** Several patterns, one of which has to fit. A list of fewer is a field like any other. */
function isAlternatives(wanted: JsonValue): boolean {
  return Array.isArray(wanted) && wanted.length > 1 && wanted.every(isJsonObject);
}

/** A list fits where one of its values does, also one that is `anything-but`. */
function fits(rule: JsonValue, value: JsonValue | undefined): boolean {
  const leaves = leavesOf(value);
  if (isJsonObject(rule) && 'exists' in rule) return leaves.length > 0 === (rule['exists'] === true);
  return leaves.some((leaf) => fitsOne(rule, leaf));
}

/** Comparisons see values only: where there is an object, there is none. */
function leavesOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(leavesOf);
  return value === undefined || isJsonObject(value) ? [] : [value];
}

function fitsOne(rule: JsonValue, value: JsonValue): boolean {
  if (!isJsonObject(rule)) return rule === value;
  const [operator = '', operand = null] = Object.entries(rule)[0] ?? [];
  switch (operator) {
    case 'prefix':
    case 'suffix':
      return typeof value === 'string' && fitsEnd(operator, operand, value);
    case 'equals-ignore-case':
      return typeof value === 'string' && typeof operand === 'string' && same(operand, value);
    case 'wildcard':
      return typeof value === 'string' && typeof operand === 'string' && fitsWildcard(operand, value);
    case 'numeric':
      return typeof value === 'number' && Array.isArray(operand) && inRange(operand as readonly JsonValue[], value);
    case 'cidr':
      return typeof value === 'string' && typeof operand === 'string' && inNetwork(operand, value);
    case 'anything-but': {
      const others = Array.isArray(operand) ? (operand as readonly JsonValue[]) : [operand];
      return !others.some((other) => fitsAnythingBut(other, value));
    }
    default:
      return false;
  }
}

/** Inside `anything-but`, an operator may hold a list. */
function fitsAnythingBut(other: JsonValue, value: JsonValue): boolean {
  if (!isJsonObject(other)) return other === value;
  return Object.entries(other).some(([operator, operands]) =>
    (Array.isArray(operands) ? (operands as readonly JsonValue[]) : [operands]).some((one) =>
      fitsOne({ [operator]: one }, value),
    ),
  );
}

function fitsEnd(operator: 'prefix' | 'suffix', operand: JsonValue, value: string): boolean {
  const folded = isJsonObject(operand) ? operand['equals-ignore-case'] : undefined;
  const wanted = typeof folded === 'string' ? folded.toLowerCase() : operand;
  const text = typeof folded === 'string' ? value.toLowerCase() : value;
  if (typeof wanted !== 'string') return false;
  return operator === 'prefix' ? text.startsWith(wanted) : text.endsWith(wanted);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Such as `[">", 0, "<=", 5]`. */
function inRange(operand: readonly JsonValue[], value: number): boolean {
  for (let index = 0; index + 1 < operand.length; index += 2) {
    const limit = operand[index + 1];
    if (typeof limit !== 'number' || !compares(operand[index], value, limit)) return false;
  }
  return operand.length >= 2;
}

function compares(operator: JsonValue | undefined, value: number, limit: number): boolean {
  switch (operator) {
    case '=':
      return value === limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    default:
      return false;
  }
}

/** Says what AWS would refuse in a pattern, or what can fit nothing; undefined where it is right. */
export function describePatternProblem(pattern: JsonValue, path = ''): string | undefined {
  const whole = path === '' ? 'The pattern' : path;
  if (!isJsonObject(pattern)) return `${whole} is not an object.`;
  if (Object.keys(pattern).length === 0) return `${whole} is an empty object, which is not allowed.`;
  for (const [name, wanted] of Object.entries(pattern)) {
    const place = path === '' ? name : `${path}.${name}`;
    const problem = describeMember(name, wanted, place, path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function describeMember(name: string, wanted: JsonValue, place: string, path: string): string | undefined {
  if (isJsonObject(wanted)) {
    const [operator] = Object.keys(wanted);
    return operator !== undefined && Object.hasOwn(operands, operator) && !Array.isArray(wanted[operator])
      ? `${place} is not a list: write [${JSON.stringify(wanted)}].`
      : describePatternProblem(wanted, place);
  }
  if (!Array.isArray(wanted)) return `${place} is not a list: write [${JSON.stringify(wanted)}].`;
  const rules = wanted as readonly JsonValue[];
  if (rules.length === 0) return `${place} is an empty list, which fits nothing.`;
  const describe = (rule: JsonValue): string | undefined =>
    name === '$or' && isAlternatives(wanted) ? describePatternProblem(rule, path) : describeRule(rule, place);
  return rules.map(describe).find((problem) => problem !== undefined);
}

/** The comparison operators, and what they take. */
const operands: Readonly<Record<string, { readonly words: string; readonly takes: (operand: JsonValue) => boolean }>> =
  {
    prefix: { words: 'a text', takes: isTextOrFolded },
    suffix: { words: 'a text', takes: isTextOrFolded },
    'equals-ignore-case': { words: 'a text', takes: isText },
    wildcard: { words: 'a text with *, and no two of them side by side', takes: isWildcardText },
    numeric: { words: 'a list such as [">", 0, "<=", 5]', takes: isRange },
    cidr: { words: 'a text such as 10.0.0.0/24', takes: isNetworkText },
    exists: { words: 'true or false', takes: (operand) => typeof operand === 'boolean' },
    'anything-but': { words: 'a value, a list of values, or one such operator for texts', takes: isExcluded },
  };

function describeRule(rule: JsonValue, place: string): string | undefined {
  if (Array.isArray(rule)) return `${place} has a list in its list: write the values side by side.`;
  if (!isJsonObject(rule)) return undefined;
  const names = Object.keys(rule);
  const [name = ''] = names;
  const operator = Object.hasOwn(operands, name) ? operands[name] : undefined;
  if (operator === undefined || names.length !== 1)
    return `${place} has ${JSON.stringify(rule)}, which is no comparison: there are ${Object.keys(operands).join(', ')}.`;
  return operator.takes(rule[name] ?? null) ? undefined : `${place}: ${name} takes ${operator.words}.`;
}

function isText(operand: JsonValue): boolean {
  return typeof operand === 'string';
}

function isWildcardText(operand: JsonValue): boolean {
  return typeof operand === 'string' && isWildcard(operand);
}

function isNetworkText(operand: JsonValue): boolean {
  return typeof operand === 'string' && isNetwork(operand);
}

function isTextOrFolded(operand: JsonValue): boolean {
  return isText(operand) || (isJsonObject(operand) && isText(operand['equals-ignore-case'] ?? null));
}

function isRange(operand: JsonValue): boolean {
  if (!Array.isArray(operand)) return false;
  const parts = operand as readonly JsonValue[];
  const fits = parts.every((part, index) =>
    index % 2 === 0 ? typeof part === 'string' && ['=', '<', '<=', '>', '>='].includes(part) : typeof part === 'number',
  );
  return fits && (parts.length === 2 || parts.length === 4);
}

function isExcluded(operand: JsonValue): boolean {
  if (Array.isArray(operand)) return operand.length > 0 && operand.every((one) => typeof one !== 'object');
  if (!isJsonObject(operand)) return operand !== null;
  const [name = ''] = Object.keys(operand);
  const texts = [operand[name] ?? null].flat();
  if (name === 'wildcard') return texts.every(isWildcardText);
  return ['prefix', 'suffix', 'equals-ignore-case'].includes(name) && texts.every(isText);
}
