/** What this page takes at most: more would take the browser's memory, and the engine's time. */
export const mostBytes = 8 * 2 ** 20;
export const mostPixels = 24_000_000;

/** A file that can be uploaded, or what to say of one that cannot. */
export type OwnFile =
  | { readonly kind: 'picture'; readonly name: string; readonly contentType: string; readonly base64: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Formats that people have, and that sharp reads, but the page's stand-in for it does not. */
const others: readonly (readonly [name: string, signature: RegExp])[] = [
  ['WebP', /^RIFF.{4}WEBP/s],
  ['GIF', /^GIF8/],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['HEIC or AVIF', /^.{4}ftyp/s],
  ['SVG', /^\s*(?:<\?xml[^>]*>\s*)?<svg/],
];

/** Looks at a file of the reader's. Nothing of it leaves the page. */
export async function readOwnFile(file: File): Promise<OwnFile> {
  if (file.size > mostBytes) {
    return refused(
      `${file.name} has ${megabytes(file.size)} MB. This page takes pictures of up to ${megabytes(mostBytes)} MB. Choose a smaller one.`,
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const contentType = mediaTypeOf(bytes);
  if (contentType === undefined) {
    const start = String.fromCharCode(...bytes.subarray(0, 200));
    const other = others.find(([, signature]) => signature.test(start))?.[0];
    return refused(
      other === undefined
        ? `${file.name} is no picture: it begins neither as a PNG nor as a JPEG does. It was not uploaded.`
        : `${file.name} is ${other}. sharp reads that on Lambda, but the simulated runtime of this page reads only PNG and JPEG.`,
    );
  }
  return { kind: 'picture', name: file.name, contentType, base64: toBase64(bytes) };
}

/** What to say of a picture with so many pixels; undefined where they are not too many. */
export function tooManyPixels(name: string, width: number, height: number): string | undefined {
  if (width * height <= mostPixels) return undefined;
  const has = `${width.toLocaleString('en')} by ${height.toLocaleString('en')} pixels`;
  return `${name} has ${has}. This page takes pictures of up to ${mostPixels / 1e6} megapixels. Choose a smaller one.`;
}

function refused(why: string): OwnFile {
  return { kind: 'refused', why };
}

function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const startsWith = (...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
  if (startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return startsWith(0xff, 0xd8, 0xff) ? 'image/jpeg' : undefined;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toLocaleString('en', { maximumFractionDigits: 1 });
}

function toBase64(bytes: Uint8Array): string {
  const step = 0x8000;
  let latin1 = '';
  for (let at = 0; at < bytes.length; at += step) latin1 += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(latin1);
}
