import url from 'node-source:internal/url';
import { missing } from '../missing.ts';

const { URL, URLSearchParams } = url;
const hidden = missing('URL', ['createObjectURL', 'revokeObjectURL'], 'Hand the Blob itself on.');
for (const [name, value] of Object.entries(hidden)) {
  Object.defineProperty(URL, name, { value, writable: true, configurable: true, enumerable: true });
}
export const { URLPattern } = missing('url', ['URLPattern'], 'Match the pathname with a regular expression.');

export { url as nodeParts, URL, URLSearchParams };
export const globals = { URL, URLSearchParams, URLPattern };
