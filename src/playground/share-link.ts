import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { linkDictionary } from './link-dictionary.ts';
import { parsePlayground, type Playground } from './playground.ts';

/** Characters of a whole link. Longer ones are cut by mail programs, chats and some servers' logs. */
export const longestLink = 8_192;
/** In the address, behind the hash. */
export const linkKey = 'code';
/** Says how it is packed, so that links made today can be read when that changes. */
const version = '1';
/** What a link unpacks to at most: one that holds more was made by nobody's hand. */
const longestText = 1_000_000;

export type ShareLink =
  | { readonly kind: 'link'; readonly link: string }
  /** `parts` are those that take most, each with the characters that the link would lose without it. */
  | {
      readonly kind: 'too-long';
      readonly length: number;
      readonly parts: readonly { readonly name: string; readonly length: number; readonly bytes: number }[];
    };

/** Makes a link that holds the whole playground. `address` is that of the page, without a hash. */
export function makeShareLink(playground: Playground, address: string): ShareLink {
  const link = `${address}#${linkKey}=${encodePlayground(playground)}`;
  if (link.length <= longestLink) return { kind: 'link', link };
  const sizeWithout = (smaller: Playground): number =>
    link.length - address.length - linkKey.length - 2 - encodePlayground(smaller).length;
  const parts = [
    ...Object.entries(playground.files).map(([name, text]) => ({
      name,
      length: sizeWithout({ ...playground, files: { ...playground.files, [name]: '' } }),
      bytes: strToU8(text).length,
    })),
    {
      name: 'the services',
      length: sizeWithout({ ...playground, services: '' }),
      bytes: strToU8(playground.services).length,
    },
    {
      name: 'the events',
      length: sizeWithout({ ...playground, happenings: '' }),
      bytes: strToU8(playground.happenings).length,
    },
  ];
  return {
    kind: 'too-long',
    length: link.length,
    parts: parts.toSorted((one, other) => other.length - one.length).slice(0, 3),
  };
}

/** What a link holds: a playground, or why there is none, as a sentence. */
export type OpenedLink =
  | { readonly kind: 'playground'; readonly playground: Playground }
  | { readonly kind: 'damaged'; readonly message: string };

/** Reads what stands behind the key in a link. Runs nothing of it, and never throws. */
export function openShareLink(code: string): OpenedLink {
  if (code.length > longestLink)
    return damaged(
      `It is longer than the ${longestLink.toLocaleString('en')} characters that a link of this page can have.`,
    );
  const [, found, sum, packed] = /^(\d+)\.([\w-]+)\.([\w-]+)$/.exec(code) ?? [];
  if (packed === undefined) return damaged('A part of it is missing, or something else stands behind it.');
  if (found !== version)
    return damaged('It was made by a newer version of this page. Reload the page, and open the link again.');
  const value = sum === checksum(packed) ? unpack(packed) : undefined;
  if (value === undefined) return damaged('A part of it is missing, or was changed on the way.');
  const playground = parsePlayground(value);
  return playground === undefined ? damaged('What it holds is not a playground.') : { kind: 'playground', playground };
}

function damaged(message: string): OpenedLink {
  return { kind: 'damaged', message };
}

/** What stands behind the key: the version, a checksum, and the playground. */
export function encodePlayground(playground: Playground): string {
  const packed = toBase64Url(deflateSync(strToU8(JSON.stringify(playground)), { level: 9, dictionary }));
  return `${version}.${checksum(packed)}.${packed}`;
}

const dictionary = strToU8(linkDictionary);

/** FNV-1a: deflate itself does not notice when something was changed, and may unpack it to other code. */
function checksum(packed: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < packed.length; at++) hash = Math.imul(hash ^ packed.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

function unpack(packed: string): unknown {
  try {
    const text = strFromU8(inflateSync(fromBase64Url(packed), { dictionary }));
    return text.length > longestText ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // Not what deflate makes, or no JSON.
    return undefined;
  }
}

// With what the engine's rooms have for this, a run would load one file more.
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    for (const shift of [18, 12, 6, 0]) text += digits.charAt((bits >> shift) & 63);
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}

function fromBase64Url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  for (let at = 0, bits = 0; at < text.length; at++) {
    bits = (bits << 6) | digits.indexOf(text.charAt(at));
    // Each digit but the first of four completes a byte.
    const rest = at % 4;
    if (rest > 0) bytes[Math.floor((at * 3) / 4)] = (bits >> (6 - 2 * rest)) & 0xff;
  }
  return bytes;
}
