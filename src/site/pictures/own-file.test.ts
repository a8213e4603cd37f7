import { describe, expect, it } from 'vitest';
import { mostBytes, readOwnFile, tooManyPixels } from './own-file.ts';

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const fileOf = (name: string, bytes: readonly number[] | string): File =>
  new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name);

describe("a file of the reader's own", () => {
  it('is a PNG or a JPEG by its first bytes, whatever it is called', async () => {
    expect(await readOwnFile(fileOf('photo.jpg', pngStart))).toEqual({
      kind: 'picture',
      name: 'photo.jpg',
      contentType: 'image/png',
      base64: btoa(String.fromCharCode(...pngStart)),
    });
    expect(await readOwnFile(fileOf('x', [0xff, 0xd8, 0xff, 0xe0]))).toMatchObject({ contentType: 'image/jpeg' });
  });

  it('comes whole, however long it is', async () => {
    const bytes = [...pngStart, ...Array.from({ length: 100_000 }, (_, index) => index % 251)];
    const read = await readOwnFile(fileOf('long.png', bytes));
    expect(read.kind === 'picture' && [...Buffer.from(read.base64, 'base64')]).toEqual(bytes);
  });

  it.each([
    [
      'notes.jpg',
      'These are my notes.',
      'notes.jpg is no picture: it begins neither as a PNG nor as a JPEG does. It was not uploaded.',
    ],
    ['empty.png', '', 'empty.png is no picture: it begins neither as a PNG nor as a JPEG does. It was not uploaded.'],
    [
      'cat.webp',
      'RIFF1234WEBPVP8 ',
      'cat.webp is WebP. sharp reads that on Lambda, but the simulated runtime of this page reads only PNG and JPEG.',
    ],
    [
      'phone.heic',
      '\0\0\0\x18ftypheic',
      'phone.heic is HEIC or AVIF. sharp reads that on Lambda, but the simulated runtime of this page reads only PNG and JPEG.',
    ],
  ])('is refused where it is none: %s', async (name, content, why) => {
    expect(await readOwnFile(fileOf(name, content))).toEqual({ kind: 'refused', why });
  });

  it('is refused where it is too large, before it is read', async () => {
    const file = { name: 'huge.jpg', size: mostBytes + 600_000 } as File;
    expect(await readOwnFile(file)).toEqual({
      kind: 'refused',
      why: 'huge.jpg has 8.6 MB. This page takes pictures of up to 8 MB. Choose a smaller one.',
    });
  });

  it('has not too many pixels', () => {
    expect(tooManyPixels('a.jpg', 6_000, 4_000)).toBeUndefined();
    expect(tooManyPixels('a.jpg', 6_001, 4_000)).toBe(
      'a.jpg has 6,001 by 4,000 pixels. This page takes pictures of up to 24 megapixels. Choose a smaller one.',
    );
  });
});
