/** One line of a comparison. `missing` is expected and was not received, `extra` was received and not expected. */
export interface ComparedLine {
  readonly kind: 'same' | 'missing' | 'extra';
  readonly text: string;
}

const longest = 400;

/** Compares two texts line by line: the longest common sequence stays, the rest is missing or extra. */
export function compareLines(expected: string, received: string): readonly ComparedLine[] {
  const left = expected.split('\n').slice(0, longest);
  const right = received.split('\n').slice(0, longest);
  // lengths[i][j]: the longest common sequence of left from i and right from j.
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const lengthAt = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row !== undefined)
        row[j] = left[i] === right[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const lines: ComparedLine[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const expectedLine = left[i];
    const receivedLine = right[j];
    if (expectedLine !== undefined && expectedLine === receivedLine) {
      lines.push({ kind: 'same', text: expectedLine });
      i += 1;
      j += 1;
    } else if (expectedLine !== undefined && (receivedLine === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      lines.push({ kind: 'missing', text: expectedLine });
      i += 1;
    } else {
      lines.push({ kind: 'extra', text: receivedLine ?? '' });
      j += 1;
    }
  }
  return lines;
}
