import type { CloudState } from '#sandbox';

/** An object of a bucket that is, or says that it is, a picture. */
export interface ShownObject {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
  readonly contentType: string;
  /** Where a browser finds it; absent where it is no PNG and no JPEG, or too large to be told. */
  readonly url?: string;
  /** Why there is no address. */
  readonly trouble?: string;
}

/** What was there first, and what was made of it. */
export interface PictureRow {
  readonly original: ShownObject;
  readonly made: readonly ShownObject[];
}

type ObjectRecord = CloudState['buckets'][string][number];

/** Whether there is a PNG or a JPEG in any bucket. */
export function hasPictures({ buckets }: CloudState): boolean {
  return Object.values(buckets).some((objects) => objects.some((object) => mediaTypeOf(object) !== undefined));
}

/**
 * Finds the originals, and what was made of each: later objects elsewhere of the same name, whatever their folder and their
 * ending. `uploaded` is what is at hand of one that is too large to be told.
 */
export function pictureRows(
  { buckets }: CloudState,
  uploaded?: { readonly key: string; readonly url: string },
): readonly PictureRow[] {
  const pictures = Object.entries(buckets)
    .flatMap(([bucket, objects]) => objects.filter(isMeantAsPicture).map((object) => ({ bucket, object })))
    .toSorted((one, other) => one.object.lastModified - other.object.lastModified);
  const names = [...new Set(pictures.map(({ object }) => nameOf(object.key)))];
  return names.flatMap((name) => {
    const [original, ...made] = pictures
      .filter(({ object }) => nameOf(object.key) === name)
      .map(({ bucket, object }) => toShown(bucket, object));
    if (original === undefined) return [];
    const isAtHand = original.url === undefined && original.key === uploaded?.key;
    return [{ original: isAtHand ? withUrl(original, uploaded.url) : original, made }];
  });
}

function withUrl({ trouble: _trouble, ...object }: ShownObject, url: string): ShownObject {
  return { ...object, url };
}

function isMeantAsPicture(object: ObjectRecord): boolean {
  return (
    mediaTypeOf(object) !== undefined || object.contentType.startsWith('image/') || /\.(?:png|jpe?g)$/i.test(object.key)
  );
}

/** The last part of the key without its ending. */
function nameOf(key: string): string {
  return (key.split('/').at(-1) ?? key).replace(/\.\w+$/, '').toLowerCase();
}

/** By the first bytes: names and content types may say anything. */
function mediaTypeOf({ base64 = '' }: ObjectRecord): string | undefined {
  if (base64.startsWith('iVBORw0KGgo')) return 'image/png';
  return base64.startsWith('/9j/') ? 'image/jpeg' : undefined;
}

function toShown(bucket: string, object: ObjectRecord): ShownObject {
  const { key, size, contentType, base64, text } = object;
  const mediaType = mediaTypeOf(object);
  return {
    bucket,
    key,
    bytes: size,
    contentType,
    ...(mediaType === undefined ? { trouble: troubleOf(text, base64) } : { url: `data:${mediaType};base64,${base64}` }),
  };
}

function troubleOf(text: string | undefined, base64: string | undefined): string {
  if (text !== undefined) return 'It is a text.';
  return base64 === undefined ? 'It is too large to be shown.' : 'It is neither a PNG nor a JPEG.';
}
