/** Finds the word that was probably meant: one that is spelled much alike, or the only one that has this part. */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  const tolerance = Math.ceil(written.length / 3);
  const ranked = words
    .map((word) => ({ word, distance: editDistance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ distance }) => distance <= tolerance)
    .toSorted((one, other) => one.distance - other.distance);
  if (ranked[0] !== undefined) return ranked[0].word;
  const longer = words.filter((word) => word.split('-').includes(written.toLowerCase()));
  return longer.length === 1 ? longer[0] : undefined;
}

/** Levenshtein's distance: how many characters are to be put in, taken out or changed. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const change = (row[column] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
