import { decodeBase64ToLatin1, latin1ToBytes } from '#kernel';
import type { ObjectRecord } from '../../cloud-record.ts';
import {
  type Colour,
  decodePicture,
  differingRegion,
  isOnItsSide,
  orient,
  type PictureHeader,
  type Pixels,
  readHeader,
  type Size,
} from '../../pictures/index.ts';
import { type CheckDefinition, type CheckSubject, type Finding, passed } from '../check-subject.ts';
import { show } from '../compare-json.ts';
import { missingObject, objectOf, type ObjectPlace } from './object.ts';

/** What is decoded at most: a grader has a page to share. */
const mostPixels = 8_000_000;

export const picture: CheckDefinition<'picture'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ bucket, key, format, width, height, looksLike }) => {
    const what = format === undefined ? 'a picture' : `a ${names[format]}`;
    const size = [width && `${width} pixels wide`, height && `${height} pixels high`].filter(Boolean).join(' and ');
    const looks = looksLike === undefined ? '' : `, which shows what ${looksLike.key} in ${looksLike.bucket} shows`;
    return `The bucket ${bucket} holds ${show(key)}, ${what}${size === '' ? '' : `, ${size}`}${looks}.`;
  },
  examine({ bucket, key, format, width, height, looksLike }, subject) {
    const found = objectOf(subject, { bucket, key });
    if (found === undefined) return missingObject(subject, { bucket, key });
    const what = `The object ${show(key)}`;
    const read = readPicture(found);
    if (read.kind === 'unreadable') return failure('shape', 'a PNG or a JPEG', read.why, `${what} ${read.why}.`);
    const { header } = read;
    if (format !== undefined && header.format !== format) {
      return failure(
        'value',
        format,
        header.format,
        `${what} is a ${names[header.format]}; expected a ${names[format]}.`,
      );
    }
    const difference = looksLike && compare(read, looksLike, subject, what);
    if (difference !== undefined) return difference;
    return compareSize({ width, height }, shownSize(header), what);
  },
};

const names = { png: 'PNG', jpeg: 'JPEG' } as const;

interface Picture {
  readonly kind: 'picture';
  readonly record: ObjectRecord;
  readonly header: PictureHeader;
  readonly bytes: Uint8Array;
}

function readPicture(record: ObjectRecord): Picture | { readonly kind: 'unreadable'; readonly why: string } {
  const { base64, text, size } = record;
  if (text !== undefined) return { kind: 'unreadable', why: 'is a text and no picture' };
  if (base64 === undefined)
    return { kind: 'unreadable', why: `has ${size.toLocaleString('en')} bytes, which is too large to look at` };
  const bytes = latin1ToBytes(decodeBase64ToLatin1(base64));
  try {
    return { kind: 'picture', record, header: readHeader(bytes), bytes };
  } catch {
    return { kind: 'unreadable', why: 'is no picture that can be read' };
  }
}

/** As a viewer shows it, who turns it as its EXIF data says. */
function shownSize({ width, height, orientation }: PictureHeader): Size {
  return isOnItsSide(orientation) ? { width: height, height: width } : { width, height };
}

function compareSize(
  { width, height }: { readonly width: number | undefined; readonly height: number | undefined },
  received: Size,
  what: string,
): Finding {
  if ((width ?? received.width) === received.width && (height ?? received.height) === received.height) return passed;
  const expected = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
  const parts = [width && `${width} wide`, height && `${height} high`].filter(Boolean).join(' and ');
  const message = `${what} is ${received.width} pixels wide and ${received.height} high; expected ${parts}.`;
  return failure('value', expected, { ...received }, message);
}

/** Undefined where both show the same. */
function compare(made: Picture, place: ObjectPlace, subject: CheckSubject, what: string): Finding | undefined {
  const originalRecord = objectOf(subject, place);
  const original = originalRecord && readPicture(originalRecord);
  if (original?.kind !== 'picture') {
    const message = `The original ${show(place.key)} is not in the bucket ${place.bucket} any more, or is no picture any more.`;
    return failure('shape', place.key, null, message);
  }
  const pixels = decode(made);
  if (typeof pixels === 'string') return failure('shape', 'a picture', pixels, `${what} ${pixels}.`);
  const asStored = decode(original);
  if (typeof asStored === 'string') return failure('shape', 'a picture', asStored, `The original ${asStored}.`);
  const { orientation = 1 } = original.header;
  const shown = orient(pixels, made.header.orientation ?? 1);
  const difference = differingRegion(shown, orient(asStored, orientation));
  if (difference === undefined) return undefined;
  const { received, expected, isAlpha, place: region } = difference;
  const at = (colour: Colour): string => `${hexOf(colour)} in the region ${region}`;
  const finding = (message: string): Finding => failure('value', `about ${at(expected)}`, at(received), message);
  if (orientation > 1 && differingRegion(shown, asStored) === undefined) {
    return finding(
      `${what} lies as the camera has stored it. The EXIF data of the original says how it has to be turned (orientation ${orientation}).`,
    );
  }
  if (isAlpha) {
    return finding(
      `${what} is not clear where the original is: in the region ${region}, its alpha is ${received[3]} of 255; expected about ${expected[3]}.`,
    );
  }
  return finding(
    `${what} does not show what the original shows: in the region ${region}, its mean colour is ${hexOf(received)}; expected about ${hexOf(expected)}.`,
  );
}

/** Several checks look at the same objects. */
const decoded = new WeakMap<ObjectRecord, Pixels | string>();

/** The pixels, or why there are none. */
function decode(picture: Picture): Pixels | string {
  const known = decoded.get(picture.record);
  if (known !== undefined) return known;
  const pixels = decodeNow(picture);
  decoded.set(picture.record, pixels);
  return pixels;
}

function decodeNow({ bytes, header }: Picture): Pixels | string {
  if (header.width * header.height > mostPixels)
    return `has ${header.width} by ${header.height} pixels, which are too many to look at`;
  try {
    return decodePicture(bytes, header, 'warning');
  } catch {
    return 'is damaged';
  }
}

/** Such as `#ff0000`, and with alpha where it is not opaque. */
function hexOf([red, green, blue, alpha]: Colour): string {
  return `#${[red, green, blue, ...(alpha < 255 ? [alpha] : [])].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function failure(
  cause: 'shape' | 'value',
  expected: Extract<Finding, { kind: 'failed' }>['expected'],
  received: Extract<Finding, { kind: 'failed' }>['received'],
  message: string,
): Finding {
  return { kind: 'failed', cause, expected, received, message };
}
