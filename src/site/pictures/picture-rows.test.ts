import { describe, expect, it } from 'vitest';
import type { CloudState } from '#sandbox';
import { hasPictures, pictureRows } from './picture-rows.ts';

const png = 'iVBORw0KGgoAAAANSUhEUg==';
const jpeg = '/9j/2wBDAAYEBQYFBAY=';

interface Content {
  readonly base64?: string;
  readonly text?: string;
  readonly contentType?: string;
  readonly at?: number;
}

function cloudWith(buckets: Readonly<Record<string, Readonly<Record<string, Content>>>>): CloudState {
  const records = Object.entries(buckets).map(([bucket, objects]) => [
    bucket,
    Object.entries(objects).map(([key, { at = 0, contentType = 'binary/octet-stream', ...content }]) => ({
      ...{ key, size: 17, contentType, eTag: 'x', metadata: {}, lastModified: at },
      ...content,
    })),
  ]);
  const rest = { tables: {}, queues: {}, topics: {}, buses: {} };
  return { ...rest, buckets: Object.fromEntries(records) as CloudState['buckets'] };
}

/** What stands in each row: the original, and what was made of it. */
function keysOf(cloud: CloudState): readonly (readonly string[])[] {
  return pictureRows(cloud).map(({ original, made }) =>
    [original, ...made].map(({ bucket, key }) => `${bucket}/${key}`),
  );
}

describe('pictures in buckets', () => {
  it('stand beside what was made of them, the original first', () => {
    const cloud = cloudWith({
      small: { 'a/photo.jpg': { base64: jpeg, at: 2 }, 'logo.png': { base64: png, at: 3 } },
      uploads: { 'a/photo.jpg': { base64: jpeg, at: 1 }, 'logo.png': { base64: png, at: 1 } },
    });
    expect(keysOf(cloud)).toEqual([
      ['uploads/a/photo.jpg', 'small/a/photo.jpg'],
      ['uploads/logo.png', 'small/logo.png'],
    ]);
  });

  it('are found in another folder, with another ending, and in the same bucket', () => {
    const cloud = cloudWith({
      uploads: { 'photo.JPG': { base64: jpeg }, 'thumbnails/photo.png': { base64: png, at: 5 } },
    });
    expect(keysOf(cloud)).toEqual([['uploads/photo.JPG', 'uploads/thumbnails/photo.png']]);
  });

  it('are shown as what their bytes are', () => {
    const cloud = cloudWith({ uploads: { 'photo.jpg': { base64: png, contentType: 'image/jpeg' } } });
    expect(pictureRows(cloud)[0]).toEqual({
      original: {
        bucket: 'uploads',
        key: 'photo.jpg',
        bytes: 17,
        contentType: 'image/jpeg',
        url: `data:image/png;base64,${png}`,
      },
      made: [],
    });
  });

  it('may be none, and say so', () => {
    const cloud = cloudWith({
      uploads: {
        'a.jpg': { text: 'hello' },
        'b.png': { base64: 'AAEC' },
        c: { contentType: 'image/png' },
        'd.txt': { text: 'no picture, and not meant as one' },
      },
    });
    expect(pictureRows(cloud).map(({ original: { key, trouble } }) => [key, trouble])).toEqual([
      ['a.jpg', 'It is a text.'],
      ['b.png', 'It is neither a PNG nor a JPEG.'],
      ['c', 'It is too large to be shown.'],
    ]);
    expect(hasPictures(cloud)).toBe(false);
  });

  it('are looked for in every bucket', () => {
    expect(hasPictures(cloudWith({ a: {}, b: { x: { base64: jpeg } } }))).toBe(true);
    expect(hasPictures(cloudWith({ a: { 'x.jpg': { text: '' } } }))).toBe(false);
  });
});
