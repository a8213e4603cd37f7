import { PictureError } from './picture-error.ts';

/** What a file says of its picture before a pixel is decoded. */
export interface PictureHeader {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly hasAlpha: boolean;
  readonly hasProfile: boolean;
  readonly isPalette: boolean;
  readonly isProgressive: boolean;
  /** PNG only. */
  readonly bitsPerSample?: number;
  /** JPEG only, such as `4:2:0`. */
  readonly chromaSubsampling?: string;
  /** Pixels per inch. */
  readonly density?: number;
  /** EXIF's, 1 to 8. */
  readonly orientation?: number;
  /** Where the EXIF data is, with its name in front. */
  readonly exif?: Uint8Array;
  /** Whether the file ends before its picture does. */
  readonly isCut: boolean;
}

/** Formats that sharp reads on Lambda and this module does not. */
const otherFormats: readonly (readonly [name: string, signature: RegExp])[] = [
  ['WebP', /^RIFF.{4}WEBP/s],
  ['GIF', /^GIF8/],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['AVIF or HEIF', /^.{4}ftyp/s],
  ['SVG', /^\s*(?:<\?xml[^>]*>\s*)?<svg/],
];

/** Reads the header of a PNG or a JPEG. Throws in sharp's words for anything else. */
export function readHeader(bytes: Uint8Array): PictureHeader {
  if (bytes.length === 0) throw new PictureError('Input Buffer is empty');
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return readPng(bytes);
  if (start.startsWith('\xff\xd8')) return readJpeg(bytes);
  const other = otherFormats.find(([, signature]) => signature.test(start));
  if (other === undefined) throw new PictureError('Input buffer contains unsupported image format');
  const message = `sharp reads ${other[0]} on Lambda, but this page's simulated runtime reads only PNG and JPEG.`;
  throw new PictureError(message);
}

function corrupt(detail = ''): PictureError {
  return new PictureError(`Input buffer has corrupt header:${detail && ` ${detail}`}`);
}

/** How many channels of colour a PNG's colour types have. */
const pngChannels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 1, 6: 3 };

function readPng(bytes: Uint8Array): PictureHeader {
  const view = viewOf(bytes);
  const colourType = bytes[25] ?? 0;
  const colours = pngChannels[colourType];
  if (bytes.length < 33 || textAt(bytes, 12) !== 'IHDR' || colours === undefined) throw corrupt();
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  let isTransparent = colourType === 4 || colourType === 6;
  let hasProfile = false;
  let hasData = false;
  let isCut = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = textAt(bytes, at + 4);
    if (type === 'IEND') break;
    isTransparent ||= type === 'tRNS';
    hasProfile ||= type === 'iCCP';
    if (type === 'IDAT') {
      hasData = true;
      // What is missing behind the last row is not missed.
      isCut = at + 8 + length > bytes.length;
    }
    at += 12 + length;
  }
  if (!hasData || width === 0 || height === 0) throw corrupt();
  return {
    format: 'png',
    width,
    height,
    channels: colours + (isTransparent ? 1 : 0),
    hasAlpha: isTransparent,
    hasProfile,
    isPalette: colourType === 3,
    isProgressive: bytes[28] === 1,
    bitsPerSample: bytes[24] ?? 8,
    isCut,
  };
}

type Frame = Required<Pick<PictureHeader, 'width' | 'height' | 'channels' | 'chromaSubsampling' | 'isProgressive'>>;

const prematureEnd = 'VipsJpeg: premature end of JPEG image';

/** Markers that begin a frame; those of lossless and arithmetic coding are among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(bytes: Uint8Array): PictureHeader {
  const view = viewOf(bytes);
  let frame: Frame | undefined;
  let exif: Uint8Array | undefined;
  let hasProfile = false;
  // What libvips takes where a file says nothing.
  let density = 72;
  let hasScan = false;
  let isEnded = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) {
      at += 1;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (isFrame(marker) && body.length >= 6) frame ??= readFrame(body, marker === 0xc2);
    if (marker === 0xe0 && textAt(body, 0) === 'JFIF' && body[7] === 1) density = viewOf(body).getUint16(8);
    if (marker === 0xe1 && textAt(body, 0) === 'Exif') exif ??= body;
    if (marker === 0xe2 && textAt(body, 0) === 'ICC_') hasProfile = true;
    at += 2 + length;
    if (marker !== 0xda) continue;
    hasScan = at <= bytes.length;
    at = endOfScan(bytes, at);
    if (bytes[at + 1] === 0xd9) {
      isEnded = true;
      break;
    }
  }
  if (frame === undefined || !hasScan || frame.width === 0 || frame.height === 0) throw corrupt(prematureEnd);
  const orientation = exif === undefined ? undefined : readOrientation(exif);
  return {
    format: 'jpeg',
    ...frame,
    hasAlpha: false,
    hasProfile,
    isPalette: false,
    isCut: !isEnded,
    density,
    ...(orientation !== undefined && { orientation }),
    ...(exif !== undefined && { exif }),
  };
}

function readFrame(body: Uint8Array, isProgressive: boolean): Frame {
  const view = viewOf(body);
  const channels = body[5] ?? 0;
  const [across, down] = [(body[7] ?? 0x11) >> 4, (body[7] ?? 0x11) & 15];
  const chromaSubsampling = channels === 1 || across === 1 ? '4:4:4' : down === 1 ? '4:2:2' : '4:2:0';
  return { width: view.getUint16(3), height: view.getUint16(1), channels, chromaSubsampling, isProgressive };
}

/** Where the marker is that ends the data of a scan, or the end of the file. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    // 0 is a byte of data, and D0 to D7 restart within it.
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}

/** The orientation in the first directory of EXIF data: tag 0x0112, a short. */
function readOrientation(exif: Uint8Array): number | undefined {
  const tiff = exif.subarray(6);
  if (tiff.length < 8) return undefined;
  const view = viewOf(tiff);
  const isLittle = tiff[0] === 0x49;
  const start = view.getUint32(4, isLittle);
  if (start + 2 > tiff.length) return undefined;
  const count = view.getUint16(start, isLittle);
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * 12;
    if (at + 12 > tiff.length) return undefined;
    if (view.getUint16(at, isLittle) !== 0x0112) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
