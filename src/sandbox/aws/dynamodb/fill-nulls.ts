/**
 * What a member has to be, as dynalite writes it: a name such as `String`, `List` or `Map<AttributeValue>`, or that name with
 * what is inside.
 */
type MemberRule = string | { readonly type: string; readonly children?: MemberRule | MemberRules };
type MemberRules = Readonly<Record<string, MemberRule>>;

const attributeValue = /^AttrStruct</;
/** What is inside of attribute values that hold others. */
const valuesInside: MemberRules = {
  L: { type: 'List', children: 'AttrStruct<ValueStruct>' },
  M: { type: 'Map<AttributeValue>', children: 'AttrStruct<ValueStruct>' },
  SS: { type: 'List', children: 'String' },
  NS: { type: 'List', children: 'String' },
  BS: { type: 'List', children: 'Blob' },
};

/**
 * Puts an empty value wherever `null` stands for a value of a map or a list, where the service misses what has to be in it.
 * Elsewhere null is the same as nothing. Texts have no empty value: a null stays, and `onNull` is told.
 */
export function fillNulls(input: Record<string, unknown>, types: object, onNull: () => never): void {
  fillMembers(input, types as MemberRules, onNull);
}

function fillMembers(value: Record<string, unknown>, rules: MemberRules, onNull: () => never): void {
  for (const [name, rule] of Object.entries(rules)) fillInside(value[name], rule, onNull);
}

function fillInside(value: unknown, rule: MemberRule, onNull: () => never): void {
  if (typeof value !== 'object' || value === null) return;
  const type = typeof rule === 'string' ? rule : rule.type;
  const children = typeof rule === 'string' ? undefined : rule.children;
  const members = value as Record<string, unknown>;
  if (attributeValue.test(type)) fillMembers(members, valuesInside, onNull);
  else if (children === undefined) return;
  else if (/Struct/.test(type)) fillMembers(members, children as MemberRules, onNull);
  else {
    for (const [key, member] of Object.entries(members)) {
      if (member === null) members[key] = emptyOf(children as MemberRule, onNull);
      fillInside(members[key], children as MemberRule, onNull);
    }
  }
}

function emptyOf(rule: MemberRule, onNull: () => never): unknown {
  const type = typeof rule === 'string' ? rule : rule.type;
  if (/List$/.test(type)) return [];
  return /Struct|Map/.test(type) ? {} : onNull();
}
