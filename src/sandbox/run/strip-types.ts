import { decode } from '@jridgewell/sourcemap-codec';
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
    const { code, sourceMap } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      filePath: file,
      sourceMapOptions: { compiledFilename: file },
    });
    return { text: code, toOriginal: backThrough(sourceMap?.mappings ?? '') };
  } catch (error) {
    const { message, place } = describe(error, file);
    const failing = `throw new SyntaxError(${JSON.stringify(message)});${exportsOf(source)}`;
    return { text: '\n'.repeat(place.line - 1) + failing, toOriginal: () => place };
  }
}

/** What sucrase says of a syntax error: the place is in the message. */
function describe(error: unknown, file: string): { readonly message: string; readonly place: Place } {
  const whole = error instanceof Error ? error.message : String(error);
  const [, message = whole, line = '1', column = '1'] =
    /^(?:Error transforming .*?: )?(.*?) \((\d+):(\d+)\)$/s.exec(whole.replace(file, '')) ?? [];
  return { message, place: { line: Number(line), column: Number(column) } };
}

const exported =
  /^\s*export\s+(?:(default)\b|\{([^}]*)\}|(?:declare\s+|abstract\s+|async\s+)*(?:const|let|var|function|class|enum|namespace)\b[\s*]*([\w$]+))/gm;

/** Exports of the same names: who imports them is to get the error, and not that they are missing. */
function exportsOf(source: string): string {
  const names = [...source.matchAll(exported)].flatMap(([, byDefault, listed, name]) =>
    (listed?.split(',') ?? [byDefault ?? name ?? '']).map((one) => one.trim().split(/\s+/).at(-1) ?? ''),
  );
  const words = [...new Set(names)].filter((name) => /^[\w$]+$/.test(name));
  return words.length === 0 ? '' : `const failed=0;export{${words.map((name) => `failed as ${name}`).join(',')}};`;
}

/** Lines are what they were. What is in a line is as far from its token's beginning as it was. */
function backThrough(mappings: string): (place: Place) => Place {
  const lines = decode(mappings);
  return ({ line, column }) => {
    const segment = lines[line - 1]?.findLast(([start]) => start < column);
    const original = segment?.[3];
    if (segment === undefined || original === undefined) return { line, column };
    return { line, column: original + column - segment[0] };
  };
}
