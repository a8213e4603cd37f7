// What the service says of an expression that it cannot read: the token it stumbles over, and what stands around it.

const token = /[#:]?\w+|<>|<=|>=|\S/g;

/** `offset` is the place up to which the expression could be read. */
export function describeSyntaxError(expression, offset) {
  const tokens = [...expression.matchAll(token)];
  const at = tokens.findIndex(({ index, 0: text }) => offset < index + text.length);
  const found = at === -1 ? undefined : tokens[at];
  const first = tokens[Math.max(0, (at === -1 ? tokens.length : at) - 1)];
  const last = found === undefined ? tokens.at(-1) : (tokens[at + 1] ?? found);
  const near = expression.slice(first?.index ?? 0, last === undefined ? 0 : last.index + last[0].length);
  return `Syntax error; token: "${found === undefined ? '<EOF>' : found[0]}", near: "${near}"`;
}
