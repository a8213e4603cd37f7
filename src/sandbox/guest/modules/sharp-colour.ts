import type { PictureRequest } from '../prelude/picture-request.ts';
import { absent } from './sharp-absent.ts';
import { isObject } from './sharp-parameters.ts';

type Colour = PictureRequest['background'];

const names: Readonly<Record<string, Colour>> = {
  black: [0, 0, 0, 255],
  white: [255, 255, 255, 255],
  grey: [128, 128, 128, 255],
  gray: [128, 128, 128, 255],
  red: [255, 0, 0, 255],
  green: [0, 128, 0, 255],
  blue: [0, 0, 255, 255],
  transparent: [0, 0, 0, 0],
};

/** Reads a colour as sharp takes it: a text such as `#fff` or `white`, or an object with r, g, b and alpha. */
export function toColour(value: unknown): Colour {
  if (isObject(value)) {
    const { r, g, b, alpha } = value;
    return [part(r, 0), part(g, 0), part(b, 0), typeof alpha === 'number' ? Math.round(alpha * 255) : 255];
  }
  const text = String(value).toLowerCase();
  const named = names[text];
  if (named !== undefined) return named;
  const digits = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (digits === undefined) {
    if (/^[a-z]+$|\(/.test(text)) return absent(`the colour ${text}`)();
    throw new Error(`Unable to parse color from string: ${text}`);
  }
  const pairs = (digits.length < 6 ? digits.replace(/./g, '$&$&') : digits).match(/../g) ?? [];
  const [red = 0, green = 0, blue = 0, opacity = 255] = pairs.map((pair) => parseInt(pair, 16));
  return [red, green, blue, opacity];
}

function part(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? Math.min(255, Math.max(0, Math.round(value))) : otherwise;
}
