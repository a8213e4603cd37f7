import type { Paint, Stripes } from './drawing.ts';

/** Whatever CSS can say of a colour, as red, green, blue and opacity: by painting it. */
export type ReadColour = (colour: string) => Paint;

/** Returns what reads colours; a canvas of one pixel is painted and looked at. */
export function createColourReader(): ReadColour {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, Paint>();
  return (colour) => {
    const before = known.get(colour);
    if (before !== undefined) return before;
    if (context === null) return { colour: '#000000', opacity: 1 };
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('');
    const paint = { colour: `#${hex}`, opacity: alpha / 255 };
    known.set(colour, paint);
    return paint;
  };
}

/** Reads a computed `repeating-linear-gradient` whose stops are in pixels; undefined for any other background. */
export function readStripes(background: string, readColour: ReadColour): Stripes | undefined {
  const inside = /^repeating-linear-gradient\((.*)\)$/s.exec(background)?.[1];
  if (inside === undefined) return undefined;
  const [first = '', ...rest] = splitAtCommas(inside);
  const angle = /^(-?[\d.]+)deg$/.exec(first)?.[1];
  const stops = (angle === undefined ? [first, ...rest] : rest).flatMap((stop) => {
    const [, colour, places = ''] = /^(.*?)((?:\s+-?[\d.]+px){1,2})$/.exec(stop) ?? [];
    if (colour === undefined) return [];
    const paint = readColour(colour);
    return places
      .trim()
      .split(/\s+/)
      .map((at) => ({ at: Number.parseFloat(at), paint }));
  });
  return stops.length < 2 ? undefined : { angle: angle === undefined ? 180 : Number(angle), stops };
}

/** Commas within brackets belong to a colour. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
      continue;
    }
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    part += letter;
  }
  return [...parts, part.trim()];
}

/** The text that a pseudo-element shows, from its computed `content`. */
export function readContent(content: string): string {
  return /^"((?:[^"\\]|\\.)*)"/.exec(content)?.[1] ?? '';
}
