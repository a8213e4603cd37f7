// How DynamoDB compares values. A value is an object with one member, named for its type.
/** Undefined where there is no value. */
function typeOf(value) {
  return Object.keys(value ?? {})[0];
}

function equals(one, other) {
  const type = typeOf(one);
  if (type === undefined || type !== typeOf(other)) return false;
  const [mine, theirs] = [one[type], other[type]];
  switch (type) {
    case 'SS':
    case 'NS':
    case 'BS':
      return mine.length === theirs.length && mine.every((member) => theirs.includes(member));
    case 'L':
      return mine.length === theirs.length && mine.every((member, index) => equals(member, theirs[index]));
    case 'M': {
      const names = Object.keys(mine);
      return (
        names.length === Object.keys(theirs).length && names.every((name) => equals(mine[name], theirs[name] ?? null))
      );
    }
    default:
      return mine === theirs;
  }
}

function toHex(value, encoding) {
  return Buffer.from(value, encoding).toString('hex');
}

/** Less than 0, 0, or more; undefined where the two have no order. */
function order(one, other, Big) {
  const type = typeOf(one);
  if (type === undefined || type !== typeOf(other)) return undefined;
  if (type === 'N') return new Big(one.N).cmp(other.N);
  if (type !== 'S' && type !== 'B') return undefined;
  const [mine, theirs] = [one, other].map((value) => toHex(value[type], type === 'S' ? 'utf8' : 'base64'));
  return mine < theirs ? -1 : Number(mine > theirs);
}

function contains(whole, part) {
  const type = typeOf(whole);
  switch (type) {
    case 'S':
      return typeOf(part) === 'S' && whole.S.includes(part.S);
    case 'B': {
      if (typeOf(part) !== 'B') return false;
      const [bytes, wanted] = [toHex(whole.B, 'base64'), toHex(part.B, 'base64')];
      let at = bytes.indexOf(wanted);
      // Two digits are a byte.
      while (at % 2 === 1) at = bytes.indexOf(wanted, at + 1);
      return at >= 0;
    }
    case 'SS':
    case 'NS':
    case 'BS':
      return `${typeOf(part)}S` === type && whole[type].includes(Object.values(part)[0]);
    case 'L':
      return whole.L.some((member) => equals(member, part));
    default:
      return false;
  }
}

function beginsWith(whole, start) {
  const type = typeOf(whole);
  if (type !== typeOf(start)) return false;
  if (type === 'S') return whole.S.startsWith(start.S);
  return type === 'B' && toHex(whole.B, 'base64').startsWith(toHex(start.B, 'base64'));
}

/**
 * Whether a value, which may not be there, fits others. Comparisons have two names: that of an expression, and an older one. `Big`
 * makes numbers out of texts, and is dynalite's own.
 */
export function compare(Big, comparison, value, given) {
  const others = Array.isArray(given) ? given : [given];
  const [first, second] = others;
  switch (comparison) {
    case 'EQ':
    case '=':
      return equals(value, first);
    case 'NE':
    case '<>':
      return !equals(value, first);
    case 'LE':
    case '<=':
      return order(value, first, Big) <= 0;
    case 'LT':
    case '<':
      return order(value, first, Big) < 0;
    case 'GE':
    case '>=':
      return order(value, first, Big) >= 0;
    case 'GT':
    case '>':
      return order(value, first, Big) > 0;
    case 'BETWEEN':
    case 'between':
      return order(value, first, Big) >= 0 && order(value, second, Big) <= 0;
    case 'IN':
    case 'in':
      return others.some((other) => equals(value, other));
    case 'NOT_NULL':
    case 'attribute_exists':
      return typeOf(value) !== undefined;
    case 'NULL':
    case 'attribute_not_exists':
      return typeOf(value) === undefined;
    case 'CONTAINS':
    case 'contains':
      return contains(value, first);
    case 'NOT_CONTAINS':
      return !contains(value, first);
    case 'BEGINS_WITH':
    case 'begins_with':
      return beginsWith(value, first);
    case 'attribute_type':
      return typeOf(value) === first?.S;
    default:
      return true;
  }
}
