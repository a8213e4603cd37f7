/** What stands in the address under a key; undefined where nothing does. */
export function readAddress(key: string): string | undefined {
  return new URLSearchParams(location.search).get(key) ?? undefined;
}

const waiting = new Map<string, ReturnType<typeof setTimeout>>();
/** Browsers refuse an address that changes at each letter. */
const afterMs = 200;

/** Puts a text into the address, a moment later, so that it can be shared. The page stays where it is, and so does the history. */
export function writeAddress(key: string, text: string): void {
  clearTimeout(waiting.get(key));
  const write = (): void => {
    const address = new URL(location.href);
    address.searchParams.set(key, text);
    history.replaceState(history.state, '', address);
  };
  waiting.set(key, setTimeout(write, afterMs));
}
