const pages = new WeakSet<Request>();

/** Tells whether it is asked for the first time while this page is made: each page is made for a request of its own. */
export function isFirstOnPage(request: Request): boolean {
  if (pages.has(request)) return false;
  pages.add(request);
  return true;
}
