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

/** A pattern that fits nothing may be a mistake of its author: says what is wrong with its form, if anything. */
export function describePatternProblem(pattern: JsonValue, path = ''): string | undefined {
  if (!isJsonObject(pattern)) return `${path === '' ? 'The pattern' : path} is not an object.`;
  for (const [name, wanted] of Object.entries(pattern)) {
    const place = path === '' ? name : `${path}.${name}`;
    if (Array.isArray(wanted)) {
      if (wanted.length === 0) return `${place} is an empty list, which fits nothing.`;
    } else if (isJsonObject(wanted)) {
      const problem = describePatternProblem(wanted, place);
      if (problem !== undefined) return problem;
    } else return `${place} is not a list: write [${JSON.stringify(wanted)}].`;
  }
  return undefined;
}
