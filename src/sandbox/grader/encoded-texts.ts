import { decodeBase64ToLatin1, latin1ToBytes, utf8Decode } from '#kernel';

/** A text that stands in a line, and how it is encoded there. */
export interface EncodedText {
  readonly how: 'plain' | 'JSON' | 'a URL' | 'Base64' | 'hexadecimal' | 'bytes';
  readonly text: string;
}

type Encoding = Exclude<EncodedText['how'], 'plain'>;

/** A form in another is common (JSON in JSON, a form in Base64), and more than that nobody prints by accident. */
const mostLayers = 3;

/**
 * Reads a line of a log as it is, and in every encoding that printing a value, a header, a body or a buffer may give. What is none of
 * them comes out as other nonsense, which no text that is looked for is in.
 */
export function readEncodedTexts(line: string): readonly EncodedText[] {
  const found = new Map<string, EncodedText>([[line, { how: 'plain', text: line }]]);
  let layer = [...found.values()];
  for (let count = 0; count < mostLayers; count++) {
    const next: EncodedText[] = [];
    for (const { text } of layer) {
      for (const [how, decode] of Object.entries(decoders) as [Encoding, (text: string) => readonly string[]][]) {
        for (const decoded of decode(text)) {
          if (found.has(decoded)) continue;
          const one = { how, text: decoded };
          found.set(decoded, one);
          next.push(one);
        }
      }
    }
    layer = next;
  }
  return [...found.values()];
}

const decoders: Readonly<Record<Encoding, (text: string) => readonly string[]>> = {
  JSON: (text) => [text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs, unescape)],
  'a URL': (text) => [
    text.replaceAll('+', ' ').replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) => fromHex(run.replaceAll('%', ''))),
  ],
  // Where a run begins in front of the text, all that follows is shifted: so it is read from four places.
  Base64: (text) =>
    (text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []).flatMap((run) =>
      [0, 1, 2, 3].map((start) =>
        utf8Decode(latin1ToBytes(decodeBase64ToLatin1(run.slice(start).replaceAll('-', '+').replaceAll('_', '/')))),
      ),
    ),
  hexadecimal: (text) =>
    (text.match(/(?:[0-9a-fA-F]{2}[ :]?){4,}/g) ?? []).flatMap((run) => {
      const digits = run.replaceAll(/[ :]/g, '');
      return [fromHex(digits), fromHex(digits.slice(1))];
    }),
  bytes: (text) =>
    (text.replaceAll(/"\d+":/g, '').match(/\d{1,3}(?:,\s*\d{1,3}){3,}/g) ?? []).map((run) =>
      utf8Decode(Uint8Array.from(run.split(','), Number)),
    ),
};

const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };

function unescape(
  _: string,
  unicode: string | undefined,
  byte: string | undefined,
  letter: string | undefined,
): string {
  const code = unicode ?? byte;
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return named[letter ?? ''] ?? letter ?? '';
}

function fromHex(digits: string): string {
  return utf8Decode(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}
