import { AwsError } from '../aws-error.ts';

/** A tree of XML as a value: an array is the element repeated, undefined is left out. */
export type XmlValue =
  string | number | boolean | undefined | readonly XmlValue[] | { readonly [name: string]: XmlValue };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function writeXml(name: string, value: XmlValue, namespace?: string): string {
  const opening = namespace === undefined ? name : `${name} xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${opening}>${content(value)}</${name}>`;
}

function element(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return (value as readonly XmlValue[]).map((one) => element(name, one)).join('');
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: XmlValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, member]) => element(name, member))
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (sign) => escapes[sign] ?? `&#${sign.charCodeAt(0)};`);
}

/** Reads the texts of elements of this name, wherever they are. Good for the small, flat documents that clients send. Throws an AwsError. */
export function readXmlTexts(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => unescapeXml(text));
}

/** Reads the inside of each element of this name. */
export function readXmlElements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g'))].map(([, inside = '']) => inside);
}

export function malformedXml(): AwsError {
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#(x?)([\da-fA-F]+);/g, (_all, hex: string, digits: string) => {
      const codePoint = Number.parseInt(digits, hex === '' ? 10 : 16);
      if (codePoint > 0x10ffff) throw malformedXml();
      return String.fromCodePoint(codePoint);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
