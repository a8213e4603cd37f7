import { describe, expect, it } from 'vitest';
import type { ObjectRecord } from '../cloud-record.ts';
import type { Check } from '../exercise-spec.ts';
import type { CheckResult } from '../grade-report.ts';
import { centre, createPixels, flatten, mirror, type Pixels, toJpeg, toPng, turn } from '../pictures/index.ts';
import { answered, ran, resultOf } from './scenario-runs.fixture.ts';

type PictureCheck = Extract<Check, { readonly kind: 'picture' }>;

/** A landscape with a sun in a corner: no two sides of it look alike. `clearFrom`: what is clear, from this column on. */
function landscape(width: number, height: number, clearFrom = Infinity): Pixels {
  const pixels = createPixels(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isSun = x / width < 0.3 && y / height < 0.4;
      const isLand = y / height >= 0.6;
      const colour = isSun ? [255, 220, 0] : isLand ? [30, 120, 40] : [90, 160, Math.round(255 - 80 * (x / width))];
      pixels.data.set([...colour, x / width >= clearFrom ? 0 : 255], (y * width + x) * 4);
    }
  }
  return pixels;
}

/** Says in EXIF data how a JPEG is to be turned. */
function oriented(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const exif = [0xff, 0xe1, 0, 8 + tiff.length, ...Buffer.from('Exif\0\0'), ...tiff];
  return Uint8Array.from([...jpeg.subarray(0, 2), ...exif, ...jpeg.subarray(2)]);
}

const originals: Readonly<Record<string, Uint8Array>> = {
  'photo.jpg': toJpeg(landscape(160, 120), 90),
  'phone.jpg': oriented(toJpeg(turn(landscape(120, 160), 270), 90), 6),
  'logo.png': toPng(landscape(160, 120, 0.5), true, 6),
};

function look(
  key: string,
  made: Uint8Array | string | undefined,
  expectation: Omit<PictureCheck, 'id' | 'kind' | 'bucket' | 'key'> = {},
): CheckResult {
  const outcome = ran([answered(null)]);
  if (outcome.kind !== 'ran') throw new Error('It ran.');
  const uploads = Object.entries(originals).map(([name, bytes]) => record(name, bytes));
  const thumbnails = made === undefined ? [] : [record(key, made)];
  const cloud = { buckets: { uploads, thumbnails }, tables: {}, queues: {}, topics: {}, buses: {} };
  const check: PictureCheck = { id: 'thumbnail', kind: 'picture', bucket: 'thumbnails', key, ...expectation };
  return resultOf(check, { kind: 'ran', transcript: { ...outcome.transcript, cloud } });
}

function record(key: string, content: Uint8Array | string): ObjectRecord {
  const base = { key, size: content.length, contentType: 'x', eTag: 'x', metadata: {}, lastModified: 0 };
  return typeof content === 'string'
    ? { ...base, text: content }
    : { ...base, base64: Buffer.from(content).toString('base64') };
}

const likeOriginal = (key: string) => ({ looksLike: { bucket: 'uploads', key } });

describe('the check picture', () => {
  it.each([
    ['any picture', 'photo.jpg', toPng(landscape(3, 3), false, 6), {}],
    ['of a size', 'photo.jpg', toJpeg(landscape(80, 60), 80), { format: 'jpeg', width: 80, height: 60 }],
    ['of a width', 'photo.jpg', toPng(landscape(80, 61), false, 6), { format: 'png', width: 80 }],
    [
      'whose own orientation turns it',
      'photo.jpg',
      oriented(toJpeg(landscape(80, 60), 80), 8),
      { width: 60, height: 80 },
    ],
    ['that looks like a larger one', 'photo.jpg', toPng(landscape(80, 60), false, 6), likeOriginal('photo.jpg')],
    ['of low quality', 'photo.jpg', toJpeg(landscape(80, 60), 20), likeOriginal('photo.jpg')],
    ['of a few pixels', 'photo.jpg', toPng(landscape(20, 15), false, 6), likeOriginal('photo.jpg')],
    [
      'the original itself',
      'phone.jpg',
      originals['phone.jpg'],
      { ...likeOriginal('phone.jpg'), width: 120, height: 160 },
    ],
    ['put upright', 'phone.jpg', toJpeg(landscape(60, 80), 80), likeOriginal('phone.jpg')],
    ['with what is clear', 'logo.png', toPng(landscape(80, 60, 0.5), true, 6), likeOriginal('logo.png')],
  ] as const)('passes for one %s', (_name, key, made, expectation) => {
    expect(look(key, made, expectation)).toMatchObject({ status: 'passed' });
  });

  it.each([
    ['nothing', 'photo.jpg', undefined, {}, 'shape: The bucket thumbnails is empty; expected an object "photo.jpg".'],
    ['a text', 'photo.jpg', 'hello', {}, 'shape: The object "photo.jpg" is a text and no picture.'],
    [
      'other bytes',
      'photo.jpg',
      Uint8Array.of(255, 254, 1),
      {},
      'shape: The object "photo.jpg" is no picture that can be read.',
    ],
    [
      'another format',
      'photo.jpg',
      toPng(landscape(80, 60), false, 6),
      { format: 'jpeg' },
      'value: The object "photo.jpg" is a PNG; expected a JPEG.',
    ],
    [
      'the original size',
      'photo.jpg',
      originals['photo.jpg'],
      { ...likeOriginal('photo.jpg'), width: 80, height: 60 },
      'value: The object "photo.jpg" is 160 pixels wide and 120 high; expected 80 wide and 60 high.',
    ],
    [
      'a stretched one',
      'photo.jpg',
      toJpeg(landscape(80, 80), 80),
      { ...likeOriginal('photo.jpg'), width: 80, height: 60 },
      'value: The object "photo.jpg" is 80 pixels wide and 80 high; expected 80 wide and 60 high.',
    ],
    [
      'a part of it',
      'photo.jpg',
      toJpeg(centre(landscape(160, 120), { width: 80, height: 60 }, [0, 0, 0, 255]), 80),
      likeOriginal('photo.jpg'),
      'value: The object "photo.jpg" does not show what the original shows: in the region top left, its mean colour is #59a0e1; expected about #ddcf2e.',
    ],
    [
      'a mirrored one',
      'photo.jpg',
      toJpeg(mirror(landscape(80, 60)), 80),
      likeOriginal('photo.jpg'),
      'value: The object "photo.jpg" does not show what the original shows: in the region top left, its mean colour is #5aa0b6; expected about #fedb00.',
    ],
    [
      'a black one',
      'photo.jpg',
      toJpeg(createPixels(80, 60), 80),
      likeOriginal('photo.jpg'),
      'value: The object "photo.jpg" does not show what the original shows: in the region top left, its mean colour is #000000; expected about #fedb00.',
    ],
    [
      'one on its side',
      'phone.jpg',
      toJpeg(turn(landscape(60, 80), 270), 80),
      likeOriginal('phone.jpg'),
      'value: The object "phone.jpg" lies as the camera has stored it. The EXIF data of the original says how it has to be turned (orientation 6).',
    ],
    [
      'one on white',
      'logo.png',
      toPng(flatten(landscape(80, 60, 0.5), [255, 255, 255, 255]), true, 6),
      likeOriginal('logo.png'),
      'value: The object "logo.png" is not clear where the original is: in the region top right, its alpha is 255 of 255; expected about 0.',
    ],
    [
      'one without alpha',
      'logo.png',
      toPng(landscape(80, 60, 0.5), false, 6),
      likeOriginal('logo.png'),
      'value: The object "logo.png" is not clear where the original is: in the region top right, its alpha is 255 of 255; expected about 0.',
    ],
    [
      'one that is cut off',
      'photo.jpg',
      toJpeg(landscape(80, 60), 80).subarray(0, 700),
      likeOriginal('photo.jpg'),
      'shape: The object "photo.jpg" is damaged.',
    ],
    [
      'one of an original that is gone',
      'photo.jpg',
      toJpeg(landscape(80, 60), 80),
      likeOriginal('gone.jpg'),
      'shape: The original "gone.jpg" is not in the bucket uploads any more, or is no picture any more.',
    ],
  ] as const)('fails for %s, and says why', (_name, key, made, expectation, expected) => {
    const { status, cause, message } = look(key, made, expectation);
    expect(status).toBe('failed');
    expect(`${cause}: ${message}`).toBe(expected);
  });

  it('says in a sentence what is expected', () => {
    const { sentence } = look('photo.jpg', undefined, {
      format: 'jpeg',
      width: 80,
      height: 60,
      ...likeOriginal('photo.jpg'),
    });
    expect(sentence).toMatchInlineSnapshot(
      `"The bucket thumbnails holds "photo.jpg", a JPEG, 80 pixels wide and 60 pixels high, which shows what photo.jpg in uploads shows."`,
    );
    expect(look('photo.jpg', undefined).sentence).toMatchInlineSnapshot(
      `"The bucket thumbnails holds "photo.jpg", a picture."`,
    );
  });
});
