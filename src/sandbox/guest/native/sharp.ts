import type { JsonObject, JsonValue } from '#kernel';
import type { Colour, PictureRequest } from '../prelude/picture-request.ts';
import {
  centre,
  decodePicture,
  flatten,
  isOnItsSide,
  mirror,
  orient,
  type PictureHeader,
  type Pixels,
  readHeader,
  type Size,
  toJpeg,
  toPng,
  turn,
  upend,
  withoutAlpha,
} from '../../pictures/index.ts';
import { NativeError, type NativeCall, type NativeOperations, type NativeResult } from './index.ts';
import { fitPicture } from './pictures/fit.ts';
import { resample } from './pictures/resample.ts';

/**
 * CPU time of sharp's steps in milliseconds for a million pixels at one vCPU: assumptions of the model, rounded from what
 * sharp 0.35.5 took with one thread. docs/decisions/0035 tells how they were found.
 */
const msPerMegapixel = { png: 12, jpeg: 6, progressiveJpeg: 14, resize: 2, toPng: 80, toJpeg: 8, toRaw: 0, arrange: 1 };

/**
 * Memory that sharp takes: assumptions of the model, rounded from what sharp 0.35.5 took at its peak. Most pictures pass
 * through in strips of rows. The whole of one is there where its rows do not come in order, or are not used so; what is
 * encoded to JPEG stays until the end, as the best codes are sought for all of it.
 */
const memory = { libraryBytes: 28 * 2 ** 20, stripRows: { png: 1_024, jpeg: 256 }, jpegBytesPerPixel: 6 };

/** What a page can decode: more would take the browser's memory, and no function of the course needs it. */
const mostPixels = 24_000_000;

export const operations: NativeOperations = {
  'sharp.metadata'([request], [bytes = new Uint8Array()]) {
    return { kind: 'json', value: describe(headerOf(bytes, request as unknown as PictureRequest), bytes.length) };
  },
  'sharp.exif': (_args, [bytes = new Uint8Array()]) => ({
    kind: 'bytes',
    bytes: readHeader(bytes).exif ?? new Uint8Array(),
  }),
  /** Gives back four bytes with the length of the information, the information as JSON text, and the picture. */
  'sharp.process': ([request], [bytes = new Uint8Array()], call) =>
    process(bytes, request as unknown as PictureRequest, call),
};

function headerOf(bytes: Uint8Array, { limitInputPixels }: PictureRequest): PictureHeader {
  const header = readHeader(bytes);
  if (limitInputPixels > 0 && header.width * header.height > limitInputPixels) {
    throw new NativeError('Error', 'Input image exceeds pixel limit');
  }
  return header;
}

function describe(header: PictureHeader, size: number): JsonObject {
  const { format, width, height, channels, hasAlpha, bitsPerSample, chromaSubsampling, density, orientation } = header;
  const isGrey = channels < 3;
  const isDeep = bitsPerSample === 16;
  return {
    format,
    mediaType: `image/${format}`,
    size,
    width,
    height,
    space: isDeep ? (isGrey ? 'grey16' : 'rgb16') : isGrey ? 'b-w' : channels === 4 && !hasAlpha ? 'cmyk' : 'srgb',
    channels,
    depth: isDeep ? 'ushort' : 'uchar',
    ...(density !== undefined && { density }),
    ...(chromaSubsampling !== undefined && { chromaSubsampling }),
    isProgressive: header.isProgressive,
    isPalette: header.isPalette,
    ...(bitsPerSample !== undefined && { bitsPerSample }),
    hasProfile: header.hasProfile,
    hasAlpha,
    ...(orientation !== undefined && { orientation }),
    autoOrient: { ...uprightSize(header) },
  };
}

function uprightSize({ width, height, orientation }: PictureHeader): Size {
  return isOnItsSide(orientation) ? { width: height, height: width } : { width, height };
}

function process(bytes: Uint8Array, request: PictureRequest, call: NativeCall): NativeResult {
  const header = headerOf(bytes, request);
  const decoded = request.autoOrient ? uprightSize(header) : header;
  const turned = request.angle % 180 === 0 ? decoded : { width: decoded.height, height: decoded.width };
  const before = request.turnsFirst ? turned : decoded;
  const fitted = request.resize === null ? { scaled: before, final: before } : fitPicture(before, request.resize);
  const format = request.format === 'input' ? header.format : request.format;
  spend(header, request, fitted, format, call);

  let pixels = decodePicture(bytes, header, request.failOn);
  if (request.autoOrient) pixels = orient(pixels, header.orientation ?? 1);
  if (request.turnsFirst) pixels = turn(pixels, request.angle);
  pixels = centre(resample(pixels, fitted.scaled), fitted.final, request.background);
  if (!request.turnsFirst) pixels = turn(pixels, request.angle);
  if (request.flip) pixels = upend(pixels);
  if (request.flop) pixels = mirror(pixels);
  if (request.flatten !== null) pixels = flatten(pixels, request.flatten);
  const keepsAlpha = header.hasAlpha && !request.removesAlpha && request.flatten === null && format !== 'jpeg';
  const data = encode(pixels, format, keepsAlpha, header.hasAlpha && !request.removesAlpha, request);
  return withInfo(data, {
    format,
    width: pixels.width,
    height: pixels.height,
    channels: keepsAlpha ? 4 : 3,
    ...(format === 'raw' && { depth: 'uchar' }),
    premultiplied: header.hasAlpha && request.resize !== null,
    hasAlpha: keepsAlpha,
    size: data.length,
  });
}

type OutputFormat = 'png' | 'jpeg' | 'raw';

/** Charges time and memory for all of it, before anything is decoded: the header says how much that will be. */
function spend(
  header: PictureHeader,
  request: PictureRequest,
  { scaled, final }: { readonly scaled: Size; readonly final: Size },
  format: OutputFormat,
  call: NativeCall,
): void {
  const [from, to] = [header.width * header.height, Math.max(pixelsOf(scaled), pixelsOf(final))];
  const decoding = header.format === 'png' ? 'png' : header.isProgressive ? 'progressiveJpeg' : 'jpeg';
  const encoding = ({ png: 'toPng', jpeg: 'toJpeg', raw: 'toRaw' } as const)[format];
  const { resize } = request;
  const arranges = isOriented(header, request) || request.angle > 0;
  const perPixel =
    msPerMegapixel[decoding] * from +
    (resize === null ? 0 : msPerMegapixel.resize * Math.max(from, to)) +
    (arranges ? msPerMegapixel.arrange * from : 0) +
    msPerMegapixel[encoding] * pixelsOf(final);
  call.charge(perPixel / 1e6);
  call.hold(heldBytes(header, request, final, format));
  if (Math.max(from, to) > mostPixels) {
    const limit = `${mostPixels / 1e6} megapixels`;
    throw new NativeError(
      'Error',
      `This page's simulated runtime works on pictures of up to ${limit}; sharp on Lambda takes larger ones.`,
    );
  }
}

function isOriented({ orientation = 1 }: PictureHeader, { autoOrient }: PictureRequest): boolean {
  return autoOrient && orientation > 1;
}

function heldBytes(header: PictureHeader, request: PictureRequest, final: Size, format: OutputFormat): number {
  const samples = header.hasAlpha ? 4 : 3;
  const from = pixelsOf(header);
  const to = pixelsOf(final);
  // A JPEG can be read at half its sides, or less, and is put upright after that.
  const isShrunk = header.format === 'jpeg' && request.resize !== null && from >= 4 * to;
  const isWhole = header.isProgressive || request.angle > 0 || (isOriented(header, request) && !isShrunk);
  const strips = ({ width }: Size, rows: number): number => width * rows * samples;
  const reading = isWhole ? from * samples : Math.min(from * samples, strips(header, memory.stripRows[header.format]));
  const writing = {
    png: Math.min(to * samples, strips(final, memory.stripRows.png)),
    jpeg: to * memory.jpegBytesPerPixel,
    raw: to * samples,
  };
  return memory.libraryBytes + reading + writing[format];
}

function pixelsOf({ width, height }: Size): number {
  return width * height;
}

const black: Colour = [0, 0, 0, 255];

function encode(
  pixels: Pixels,
  format: OutputFormat,
  keepsAlpha: boolean,
  isClearSomewhere: boolean,
  { quality, compressionLevel }: PictureRequest,
): Uint8Array {
  switch (format) {
    case 'png':
      return toPng(pixels, keepsAlpha, compressionLevel);
    case 'jpeg':
      // A JPEG has no alpha: what is clear becomes black.
      return toJpeg(isClearSomewhere ? flatten(pixels, black) : pixels, quality);
    case 'raw':
      return keepsAlpha ? pixels.data : withoutAlpha(pixels.data);
  }
}

function withInfo(data: Uint8Array, info: Readonly<Record<string, JsonValue>>): NativeResult {
  const text = Uint8Array.from(JSON.stringify(info), (letter) => letter.charCodeAt(0));
  const bytes = new Uint8Array(4 + text.length + data.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  bytes.set(data, 4 + text.length);
  return { kind: 'bytes', bytes };
}
