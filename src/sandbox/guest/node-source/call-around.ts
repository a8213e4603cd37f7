interface Call {
  readonly callee: string;
  readonly start: number;
  /** Where it ends; the end of the line when it goes on on the next. */
  readonly end: number;
  readonly isClosed: boolean;
}

const callee = /[\w$]+(?:\s*\??\.\s*[\w$]+|\[[^\][]*\])*$/;
const assertion = /(?:^|[.'"])(?:ok|assert|strict)(?:['"]\])?$/;
/** How many lines of a call's arguments are looked back over. */
const farthest = 20;

/**
 * The call of an assertion in which a place is. The engine's place is that of the last thing it looked at before the call:
 * the callee, or somewhere in the arguments.
 */
export function callAround(lines: readonly string[], lineIndex: number, column: number): string | undefined {
  const line = lines[lineIndex] ?? '';
  const around = callsIn(line).filter(({ start, end }) => start <= column && column < end);
  const found = around.findLast((call) => assertion.test(call.callee)) ?? around.at(-1);
  if (found !== undefined) return line.slice(found.start, found.end);
  for (let index = lineIndex - 1; index >= Math.max(0, lineIndex - farthest); index--) {
    const text = lines[index] ?? '';
    const open = callsIn(text).findLast((call) => !call.isClosed && assertion.test(call.callee));
    if (open !== undefined) return text.slice(open.start);
  }
  return undefined;
}

/** The calls that begin on a line, the outer before the inner. */
function callsIn(line: string): readonly Call[] {
  const calls: Call[] = [];
  const open: { readonly callee: string; readonly start: number }[] = [];
  let quote = '';
  for (let index = 0; index < line.length; index++) {
    const letter = line[index] ?? '';
    if (letter === '\\') index += 1;
    else if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
    else if (letter === '(') {
      const [name = ''] = callee.exec(line.slice(0, index)) ?? [];
      open.push({ callee: name, start: index - name.length });
    } else if (letter === ')') {
      const call = open.pop();
      if (call !== undefined) calls.push({ ...call, end: index + 1, isClosed: true });
    }
  }
  calls.push(...open.map((call) => ({ ...call, end: line.length, isClosed: false })));
  return calls.filter((call) => call.callee !== '').sort((left, right) => left.start - right.start);
}
