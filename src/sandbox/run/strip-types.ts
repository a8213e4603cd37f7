import { transform } from 'sucrase';
import type { Place } from './insert-text.ts';

/** A TypeScript source without its types, line by line where it was, and the way back to its columns. */
export interface StrippedSource {
  readonly text: string;
  toOriginal(place: Place): Place;
}

/**
 * Takes the types out of a TypeScript source, as a build does before it is deployed. A source with a syntax error becomes
 * one that throws it at its place.
 */
export function stripTypes(source: string, file: string): StrippedSource {
  try {
    const { code } = transform(source, { transforms: ['typescript'], disableESTransforms: true, filePath: file });
    return { text: code, toOriginal: alignment(source, code) };
  } catch (error) {
    const [message, line, column] = describe(error, file);
    const text = `${'\n'.repeat(line - 1)}throw new SyntaxError(${JSON.stringify(message)});`;
    return { text, toOriginal: () => ({ line, column }) };
  }
}

function describe(error: unknown, file: string): readonly [message: string, line: number, column: number] {
  const whole = error instanceof Error ? error.message : String(error);
  const match = /^(.*?) \((\d+):(\d+)\)$/s.exec(whole.replace(`Error transforming ${file}: `, ''));
  return match === null ? [whole, 1, 1] : [match[1] ?? whole, Number(match[2]), Number(match[3])];
}

/** What is left of a line stands in it in the same order: the first way to find it there is taken. */
function alignment(source: string, code: string): (place: Place) => Place {
  const before = source.split('\n');
  const after = code.split('\n');
  return ({ line, column }) => {
    const original = before[line - 1] ?? '';
    const stripped = after[line - 1] ?? '';
    let at = -1;
    for (let index = 0; index < column && index < stripped.length; index++) {
      const found = original.indexOf(stripped.charAt(index), at + 1);
      if (found === -1) return { line, column };
      at = found;
    }
    return { line, column: Math.max(1, at + 1 + Math.max(0, column - stripped.length)) };
  };
}
