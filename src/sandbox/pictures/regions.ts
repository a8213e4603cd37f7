import { bytesPerPixel, type Colour, type Pixels } from './pixels.ts';

/** A part of a picture that differs from the same part of another one. */
export interface RegionDifference {
  /** Such as `top left`. */
  readonly place: string;
  /** Mean colours of the part. */
  readonly received: Colour;
  readonly expected: Colour;
  /** Whether it is the alpha that differs most. */
  readonly isAlpha: boolean;
}

/** Regions in a row, and rows of them: fine enough for faces and letters to move between them, and coarse enough for any filter. */
const regionsAcross = 6;

/**
 * How far the means of a region may lie apart, of 255. Filters, subsampled colours and a JPEG of low quality stay below a third
 * of it.
 */
const tolerance = 24;

/**
 * Compares what two pictures show, whatever their sizes: the region that differs most, or undefined where all are alike. Colours
 * count as much as they are opaque, as what is clear has none.
 */
export function differingRegion(received: Pixels, expected: Pixels): RegionDifference | undefined {
  const across = Math.min(regionsAcross, received.width, expected.width);
  const down = Math.min(regionsAcross, received.height, expected.height);
  let worst: { readonly at: readonly [column: number, row: number]; readonly by: number } | undefined;
  const grid = [across, down] as const;
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const [one, other] = [meanOf(received, grid, column, row), meanOf(expected, grid, column, row)];
      const by = Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))));
      if (by > (worst?.by ?? tolerance)) worst = { at: [column, row], by };
    }
  }
  if (worst === undefined) return undefined;
  const [column, row] = worst.at;
  const [one, other] = [meanOf(received, grid, column, row), meanOf(expected, grid, column, row)];
  return {
    place: placeOf(column, across, row, down),
    received: toColour(one),
    expected: toColour(other),
    isAlpha: Math.abs(one[3] - other[3]) > tolerance,
  };
}

/** Colours multiplied with alpha, and alpha, each 0 to 255. */
type Mean = readonly [red: number, green: number, blue: number, alpha: number];

/** A pixel that lies on a border counts for each region as much as it lies in it, so that a few pixels can be compared, too. */
function meanOf(
  { width, height, data }: Pixels,
  [across, down]: readonly [number, number],
  column: number,
  row: number,
): Mean {
  const [left, right] = [(column * width) / across, ((column + 1) * width) / across];
  const [top, bottom] = [(row * height) / down, ((row + 1) * height) / down];
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = Math.floor(top); y < bottom; y++) {
    const inRows = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.floor(left); x < right; x++) {
      const at = (y * width + x) * bytesPerPixel;
      const opacity = (data[at + 3] ?? 0) * inRows * (Math.min(x + 1, right) - Math.max(x, left));
      red += ((data[at] ?? 0) * opacity) / 255;
      green += ((data[at + 1] ?? 0) * opacity) / 255;
      blue += ((data[at + 2] ?? 0) * opacity) / 255;
      alpha += opacity;
    }
  }
  const area = (right - left) * (bottom - top);
  return [red / area, green / area, blue / area, alpha / area];
}

function toColour([red, green, blue, alpha]: Mean): Colour {
  const plain = (value: number): number => (alpha < 1 ? 0 : Math.min(255, Math.round((value / alpha) * 255)));
  return [plain(red), plain(green), plain(blue), Math.round(alpha)];
}

function placeOf(column: number, across: number, row: number, down: number): string {
  const third = (index: number, count: number): number => Math.floor(((index + 0.5) / count) * 3);
  const vertical = ['top', 'middle', 'bottom'][third(row, down)] ?? 'middle';
  const horizontal = ['left', 'middle', 'right'][third(column, across)] ?? 'middle';
  if (horizontal === 'middle') return vertical;
  return vertical === 'middle' ? horizontal : `${vertical} ${horizontal}`;
}
