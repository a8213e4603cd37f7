/** Whether an action is what a pattern says: `*` stands for any characters, `?` for one, and case says nothing. */
export function matchesAction(pattern: string, action: string): boolean {
  return toExpression(pattern.toLowerCase(), '.').test(action.toLowerCase());
}

/**
 * Whether a resource is what a pattern says, in the same case. Wildcards stay within a segment of the ARN, between two colons; only
 * a `*` that ends its segment goes over colons.
 */
export function matchesResource(pattern: string, resource: string): boolean {
  return toExpression(pattern, '[^:]').test(resource);
}

function toExpression(pattern: string, one: string): RegExp {
  const source = pattern.replaceAll(/(\*+)(?=:|$)|\*+|\?|[^*?]+/g, (part, last: string | undefined) => {
    if (last !== undefined) return '.*';
    if (part.startsWith('*')) return `${one}*`;
    return part === '?' ? one : literally(part);
  });
  return new RegExp(`^${source}$`, 's');
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
