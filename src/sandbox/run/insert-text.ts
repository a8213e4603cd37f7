/** A place in a file. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text without line breaks that goes into a source. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
  /** Where V8 says that what is marked fails: at the property's name. */
  readonly tellsOf?: number;
}

/** Puts texts into a source; of those with the same offset, the first comes first. Says where places were before. */
export function insertText(
  source: string,
  unsorted: readonly Insertion[],
): { readonly text: string; toOriginal(place: Place): Place } {
  const insertions = unsorted.toSorted((one, other) => one.offset - other.offset);
  return { text: insertAll(source, insertions), toOriginal: backTo(source, insertions) };
}

function insertAll(source: string, insertions: readonly Insertion[]): string {
  let text = '';
  let from = 0;
  for (const { offset, text: inserted } of insertions) {
    text += source.slice(from, offset) + inserted;
    from = offset;
  }
  return text + source.slice(from);
}

function backTo(source: string, insertions: readonly Insertion[]): (place: Place) => Place {
  const lineStarts = [0];
  for (let index = source.indexOf('\n'); index !== -1; index = source.indexOf('\n', index + 1))
    lineStarts.push(index + 1);
  const placeOf = (offset: number): Place => {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
  return ({ line, column }) => {
    const start = lineStarts[line - 1] ?? 0;
    const end = lineStarts[line] ?? Number.POSITIVE_INFINITY;
    let original = column;
    let inserted = 0;
    for (const { offset, text, tellsOf } of insertions) {
      if (offset < start) continue;
      if (offset >= end) break;
      const markedColumn = offset - start + 1 + inserted;
      const isInside = markedColumn <= column && column < markedColumn + text.length;
      if (isInside && tellsOf !== undefined) return placeOf(tellsOf);
      if (markedColumn >= column) break;
      original -= Math.min(text.length, column - markedColumn);
      inserted += text.length;
    }
    return { line, column: Math.max(1, original) };
  };
}
