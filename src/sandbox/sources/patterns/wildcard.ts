/** One sign of a wildcard pattern: a star that is not escaped stands for any text. */
type Sign = { readonly kind: 'any' } | { readonly kind: 'sign'; readonly text: string };

/** Undefined where it is not allowed: two stars side by side, or a backslash before anything but a star or a backslash. */
function readWildcard(pattern: string): readonly Sign[] | undefined {
  const signs: Sign[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const text = pattern.charAt(index);
    if (text === '*') {
      if (signs.at(-1)?.kind === 'any') return undefined;
      signs.push({ kind: 'any' });
    } else if (text === '\\') {
      index += 1;
      const escaped = pattern.charAt(index);
      if (escaped !== '*' && escaped !== '\\') return undefined;
      signs.push({ kind: 'sign', text: escaped });
    } else signs.push({ kind: 'sign', text });
  }
  return signs;
}

export function isWildcard(pattern: string): boolean {
  return readWildcard(pattern) !== undefined;
}

export function fitsWildcard(pattern: string, value: string): boolean {
  const signs = readWildcard(pattern) ?? [];
  let [at, next] = [0, 0];
  // Where the last star was, and how much of the text it has taken.
  let star: { readonly sign: number; taken: number } | undefined;
  while (at < value.length) {
    const sign = signs[next];
    if (sign?.kind === 'sign' && sign.text === value.charAt(at)) {
      at += 1;
      next += 1;
    } else if (sign?.kind === 'any') {
      star = { sign: next, taken: at };
      next += 1;
    } else if (star === undefined) return false;
    else {
      // The star takes one more.
      star.taken += 1;
      at = star.taken;
      next = star.sign + 1;
    }
  }
  return signs.slice(next).every(({ kind }) => kind === 'any');
}
