import { decode as decodePng, encode as encodePng, type DecodedPng } from 'fast-png';
import jpeg from 'jpeg-js';
import { PictureError } from './picture-error.ts';
import type { PictureHeader } from './header.ts';
import { createPixels, type Pixels } from './pixels.ts';

/** Decodes a file whose header has been read. Throws in the words of libvips where the data is damaged. */
export function decodePicture(bytes: Uint8Array, header: PictureHeader, failOn: string): Pixels {
  const damaged = new PictureError(
    header.format === 'png' ? 'vipspng: libpng read error' : 'VipsJpeg: premature end of JPEG image',
  );
  if (header.isProgressive && (header.bitsPerSample ?? 8) < 8) {
    // The decoder reads them wrongly.
    const message =
      "sharp reads an interlaced PNG of less than 8 bits a sample on Lambda, but this page's simulated runtime does not.";
    throw new PictureError(message);
  }
  if (header.isCut && failOn !== 'none') throw damaged;
  try {
    if (header.format === 'png') return pixelsOfPng(bytes);
    return pixelsOfJpeg(header.isCut ? withAnEnd(bytes, header) : bytes);
  } catch {
    throw damaged;
  }
}

/**
 * A JPEG that ends too soon, with an end. libjpeg reads what is missing as if it were there and empty. The decoder here reads zeros, and
 * then looks for the mark of the end behind them.
 */
function withAnEnd(bytes: Uint8Array, { width, height }: PictureHeader): Uint8Array {
  const blocks = 3 * Math.ceil(width / 8 + 4) * Math.ceil(height / 8 + 4);
  // A byte for each of the 64 values of a block is more than the codes take that begin with zeros.
  const ended = new Uint8Array(bytes.length + blocks * 64 + 2);
  ended.set(bytes);
  ended.set([0xff, 0xd9], ended.length - 2);
  return ended;
}

function pixelsOfJpeg(bytes: Uint8Array): Pixels {
  const limits = { maxResolutionInMP: 100, maxMemoryUsageInMB: 2_048 };
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true, tolerantDecoding: false, ...limits });
  return { width, height, data };
}

function pixelsOfPng(bytes: Uint8Array): Pixels {
  const { width, height, depth, channels, palette, data, transparency } = decodePng(bytes, { checkCrc: true });
  const samples = depth < 8 ? unpacked(data, width, depth) : data;
  const pixels = createPixels(width, height);
  if (palette !== undefined) paint(pixels, samples, palette);
  else spread(pixels, samples, { channels, most: 2 ** depth - 1, clear: transparency });
  return pixels;
}

type Samples = DecodedPng['data'];

/** Looks each sample up in the palette, whose colours may have an alpha. */
function paint({ data }: Pixels, samples: Samples, palette: readonly (readonly number[])[]): void {
  const colours = new Uint32Array(256);
  const parts = new Uint8Array(colours.buffer);
  for (const [index, [red = 0, green = 0, blue = 0, alpha = 255]] of palette.entries()) {
    parts.set([red, green, blue, alpha], index * 4);
  }
  const whole = new Uint32Array(data.buffer);
  for (let pixel = 0; pixel < whole.length; pixel++) whole[pixel] = colours[samples[pixel] ?? 0] ?? 0;
}

interface SampleKind {
  readonly channels: number;
  /** The largest value of a sample. */
  readonly most: number;
  /** The one colour that is clear. */
  readonly clear: ArrayLike<number> | undefined;
}

function spread({ data }: Pixels, samples: Samples, { channels, most, clear }: SampleKind): void {
  const isGrey = channels < 3;
  const hasAlpha = channels % 2 === 0;
  const factor = 255 / most;
  for (let from = 0, to = 0; to < data.length; from += channels, to += 4) {
    const [first, second, third] = isGrey ? [from, from, from] : [from, from + 1, from + 2];
    const isClear =
      clear !== undefined &&
      samples[first] === clear[0] &&
      (isGrey || (samples[second] === clear[1] && samples[third] === clear[2]));
    data[to] = Math.round((samples[first] ?? 0) * factor);
    data[to + 1] = Math.round((samples[second] ?? 0) * factor);
    data[to + 2] = Math.round((samples[third] ?? 0) * factor);
    data[to + 3] = isClear ? 0 : hasAlpha ? Math.round((samples[from + channels - 1] ?? 0) * factor) : 255;
  }
}

/** Samples of less than a byte, one by one. Each row begins with a byte of its own. */
function unpacked(data: Samples, width: number, depth: number): Uint8Array {
  const perByte = 8 / depth;
  const rowBytes = Math.ceil(width / perByte);
  const height = data.length / rowBytes;
  const samples = new Uint8Array(width * height);
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to++) {
      const byte = data[row * rowBytes + Math.floor(column / perByte)] ?? 0;
      samples[to] = (byte >> (8 - depth - (column % perByte) * depth)) & (2 ** depth - 1);
    }
  }
  return samples;
}

/** Encodes to PNG, with alpha where the picture has it. */
export function toPng({ width, height, data }: Pixels, hasAlpha: boolean, level: number): Uint8Array {
  const bytes = hasAlpha ? data : withoutAlpha(data);
  const zlib = { level: level as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 };
  return encodePng({ width, height, data: bytes, channels: hasAlpha ? 4 : 3, depth: 8 }, { zlib });
}

/** Red, green and blue only. */
export function withoutAlpha(data: Uint8Array): Uint8Array {
  const colours = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    colours[to] = data[from] ?? 0;
    colours[to + 1] = data[from + 1] ?? 0;
    colours[to + 2] = data[from + 2] ?? 0;
  }
  return colours;
}

/** Encodes to JPEG, baseline and without subsampling. */
export function toJpeg({ width, height, data }: Pixels, quality: number): Uint8Array {
  return withBuffer(() => Uint8Array.from(jpeg.encode({ width, height, data }, quality).data as Uint8Array));
}

/** The encoder puts its bytes into a Buffer, which browsers do not have: it gets plain bytes there, while it works. */
function withBuffer<Result>(work: () => Result): Result {
  const scope = globalThis as { Buffer?: unknown };
  if (scope.Buffer !== undefined) return work();
  scope.Buffer = Uint8Array;
  try {
    return work();
  } finally {
    delete scope.Buffer;
  }
}
