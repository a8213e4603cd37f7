const counts = new WeakMap<object, number>();

/** An id that nothing else on the page has. `page` is its `Astro.locals`; ids come in the order in which they are asked for. */
export function nextId(page: object, prefix: string): string {
  const count = (counts.get(page) ?? 0) + 1;
  counts.set(page, count);
  return `${prefix}-${count}`;
}
