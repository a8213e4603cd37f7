/** What stands in the address under a key; undefined where nothing does. */
export function readAddress(key: string): string | undefined {
  return new URLSearchParams(location.search).get(key) ?? undefined;
}

/** Puts a text into the address, so that it can be shared. The page stays where it is, and so does the history. */
export function writeAddress(key: string, text: string): void {
  const address = new URL(location.href);
  address.searchParams.set(key, text);
  history.replaceState(history.state, '', address);
}
