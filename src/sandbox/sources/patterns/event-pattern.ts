import { isJsonObject, type JsonValue } from '#kernel';

/**
 * Whether a pattern fits an event. Every field of the pattern has to be in the event, with one of the values that stand in its list.
 * Source: Amazon EventBridge User Guide, "Comparison operators for use in event patterns"; SNS's filter policies and Lambda's filter
 * patterns are written alike.
 */
export function matchesPattern(pattern: JsonValue, event: JsonValue): boolean {
  if (!isJsonObject(pattern)) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted))
      return (wanted as readonly JsonValue[]).some((one) => matchesPattern(one, event));
    const value = isJsonObject(event) && Object.hasOwn(event, name) ? event[name] : undefined;
    if (isJsonObject(wanted)) {
      // A list of objects fits where one of them does.
      if (Array.isArray(value)) return (value as readonly JsonValue[]).some((one) => matchesPattern(wanted, one));
      // What must not exist may be asked for inside an object that is not there.
      return isJsonObject(value) ? matchesPattern(wanted, value) : matchesPattern(wanted, {});
    }
    return Array.isArray(wanted) && (wanted as readonly JsonValue[]).some((rule) => fits(rule, value));
  });
}

function fits(rule: JsonValue, value: JsonValue | undefined): boolean {
  if (isJsonObject(rule) && 'exists' in rule) return (value !== undefined) === (rule['exists'] === true);
  if (value === undefined) return false;
  const values = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  if (isJsonObject(rule) && 'anything-but' in rule) return values.every((one) => fitsOne(rule, one));
  return values.some((one) => fitsOne(rule, one));
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
      return typeof value === 'string' && typeof operand === 'string' && wildcard(operand).test(value);
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

function wildcard(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(escapeForRegExp).join('.*')}$`, 's');
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
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

/** IPv4 only. */
function inNetwork(network: string, address: string): boolean {
  const [base = '', bits = '32'] = network.split('/');
  const [one, other] = [toNumber(base), toNumber(address)];
  if (one === undefined || other === undefined) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(one / size) === Math.floor(other / size);
}

function toNumber(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** Says what AWS would refuse in a pattern, or what can fit nothing; undefined where it is right. */
export function describePatternProblem(pattern: JsonValue, path = ''): string | undefined {
  if (!isJsonObject(pattern)) return `${path === '' ? 'The pattern' : path} is not an object.`;
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
    name === '$or' ? describePatternProblem(rule, path) : describeRule(rule, place);
  return rules.map(describe).find((problem) => problem !== undefined);
}

/** The comparison operators, and what they take. */
const operands: Readonly<Record<string, { readonly words: string; readonly takes: (operand: JsonValue) => boolean }>> =
  {
    prefix: { words: 'a text', takes: isTextOrFolded },
    suffix: { words: 'a text', takes: isTextOrFolded },
    'equals-ignore-case': { words: 'a text', takes: isText },
    wildcard: { words: 'a text with *', takes: isText },
    numeric: { words: 'a list such as [">", 0, "<=", 5]', takes: isRange },
    cidr: { words: 'a text such as 10.0.0.0/24', takes: isText },
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
  return ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'].includes(name) && texts.every(isText);
}
