import { bytesPerPixel, createPixels, type Pixels, type Size } from '../../../pictures/index.ts';

/**
 * Scales a picture. Much smaller ones are averaged first, and the rest is Lanczos with three lobes, as libvips does it.
 * Colours are weighted with their alpha, so that what is clear lends no colour to what is not.
 */
export function resample(pixels: Pixels, { width, height }: Size): Pixels {
  if (pixels.width === width && pixels.height === height) return pixels;
  const across = averagedBy(pixels.width, width);
  const down = averagedBy(pixels.height, height);
  const averaged = average(pixels, across, down);
  const wide = scaleRows(averaged, width);
  return toBytes(scaleColumns(wide, height));
}

/** Samples that may be fractions and below zero; colours are multiplied with alpha. */
interface Samples extends Size {
  readonly data: Float32Array;
}

/** Two samples for each that is wanted are left to the finer filter. */
function averagedBy(from: number, to: number): number {
  return Math.max(1, Math.floor(from / to / 2));
}

function average(pixels: Pixels, across: number, down: number): Samples {
  const width = Math.ceil(pixels.width / across);
  const height = Math.ceil(pixels.height / down);
  const data = new Float32Array(width * height * bytesPerPixel);
  for (let row = 0; row < height; row++) {
    const lastRow = Math.min(pixels.height, (row + 1) * down);
    for (let column = 0; column < width; column++) {
      const lastColumn = Math.min(pixels.width, (column + 1) * across);
      let [red, green, blue, alpha, count] = [0, 0, 0, 0, 0];
      for (let y = row * down; y < lastRow; y++) {
        for (let x = column * across; x < lastColumn; x++) {
          const at = (y * pixels.width + x) * bytesPerPixel;
          const weight = (pixels.data[at + 3] ?? 0) / 255;
          red += (pixels.data[at] ?? 0) * weight;
          green += (pixels.data[at + 1] ?? 0) * weight;
          blue += (pixels.data[at + 2] ?? 0) * weight;
          alpha += weight;
          count += 1;
        }
      }
      const to = (row * width + column) * bytesPerPixel;
      data[to] = red / count;
      data[to + 1] = green / count;
      data[to + 2] = blue / count;
      data[to + 3] = alpha / count;
    }
  }
  return { width, height, data };
}

const lobes = 3;

function lanczos(distance: number): number {
  if (distance === 0) return 1;
  if (Math.abs(distance) >= lobes) return 0;
  const angle = Math.PI * distance;
  return (lobes * Math.sin(angle) * Math.sin(angle / lobes)) / (angle * angle);
}

/** Which samples make a new one, and how much each counts. */
function weightsFor(
  from: number,
  to: number,
): readonly { readonly first: number; readonly weights: readonly number[] }[] {
  const step = from / to;
  const reach = Math.max(1, step);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * step - 0.5;
    const first = Math.max(0, Math.ceil(centre - lobes * reach));
    const last = Math.min(from - 1, Math.floor(centre + lobes * reach));
    const raw = Array.from({ length: last - first + 1 }, (_unused, at) => lanczos((first + at - centre) / reach));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}

function scaleRows({ width, height, data }: Samples, to: number): Samples {
  if (width === to) return { width, height, data };
  const plan = weightsFor(width, to);
  return combine({ width: to, height, data: new Float32Array(to * height * bytesPerPixel) }, (row, column) => {
    const { first, weights } = plan[column] as (typeof plan)[number];
    return { source: data, start: (row * width + first) * bytesPerPixel, step: bytesPerPixel, weights };
  });
}

function scaleColumns({ width, height, data }: Samples, to: number): Samples {
  if (height === to) return { width, height, data };
  const plan = weightsFor(height, to);
  return combine({ width, height: to, data: new Float32Array(width * to * bytesPerPixel) }, (row, column) => {
    const { first, weights } = plan[row] as (typeof plan)[number];
    const step = width * bytesPerPixel;
    return { source: data, start: first * step + column * bytesPerPixel, step, weights };
  });
}

interface Taps {
  readonly source: Float32Array;
  readonly start: number;
  readonly step: number;
  readonly weights: readonly number[];
}

function combine(into: Samples, tapsOf: (row: number, column: number) => Taps): Samples {
  for (let row = 0, to = 0; row < into.height; row++) {
    for (let column = 0; column < into.width; column++, to += bytesPerPixel) {
      const { source, start, step, weights } = tapsOf(row, column);
      for (let channel = 0; channel < bytesPerPixel; channel++) {
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap++) {
          sum += (source[start + tap * step + channel] ?? 0) * (weights[tap] ?? 0);
        }
        into.data[to + channel] = sum;
      }
    }
  }
  return into;
}

function toBytes({ width, height, data }: Samples): Pixels {
  const pixels = createPixels(width, height);
  for (let at = 0; at < data.length; at += bytesPerPixel) {
    const alpha = Math.min(1, Math.max(0, data[at + 3] ?? 0));
    for (let channel = 0; channel < 3; channel++) {
      pixels.data[at + channel] = alpha === 0 ? 0 : toByte((data[at + channel] ?? 0) / alpha);
    }
    pixels.data[at + 3] = toByte(alpha * 255);
  }
  return pixels;
}

function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
