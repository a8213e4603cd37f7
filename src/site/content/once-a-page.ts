const pages = new WeakMap<Request, Set<string>>();

/** Tells whether a name is asked for the first time while this page is made: each page is made for a request of its own. */
export function isFirstOnPage(request: Request, name: string): boolean {
  const names = pages.get(request) ?? new Set<string>();
  pages.set(request, names);
  if (names.has(name)) return false;
  names.add(name);
  return true;
}
