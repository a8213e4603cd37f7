import { nativeValue } from '../modules/native-call.ts';
import { nativeError } from './native-error.ts';

/** Where the parts of an address begin and end, in the order of Node's `urlComponents`. */
interface ParsedUrl {
  readonly href: string;
  readonly components: readonly number[];
}

/** What of URL is written in C++: parsing, which the host's own URL does. */
export const urlBinding = {
  urlComponents: new Uint32Array(9),
  parse(input: string, base: string | undefined, throws: boolean): string | undefined {
    const parsed = nativeValue('url.parse', [input, base ?? null]) as ParsedUrl | null;
    if (parsed !== null) return take(parsed);
    if (!throws) return undefined;
    throw nativeError(TypeError, 'Invalid URL', 'ERR_INVALID_URL', { input, ...(base !== undefined && { base }) });
  },
  canParse: (input: string, base?: string) => nativeValue('url.parse', [input, base ?? null]) !== null,
  /** False where the new value is refused. */
  update(href: string, action: number, value: string): string | false {
    const parsed = nativeValue('url.update', [href, action, value]) as ParsedUrl | null;
    return parsed === null ? false : take(parsed);
  },
  pathToFileURL(path: string, isWindows: boolean, hostname?: string): string | undefined {
    const special = isWindows ? /[%\n\r\t?#[\]|~]/g : /[%\\\n\r\t?#[\]|~]/g;
    const escaped = path.replace(
      special,
      (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
    return take(nativeValue('url.ofFile', [escaped, hostname ?? '']) as ParsedUrl);
  },
  format: (href: string, hasHash: boolean, isUnicode: boolean, hasSearch: boolean, hasAuth: boolean) =>
    nativeValue('url.format', [href, hasHash, isUnicode, hasSearch, hasAuth]),
  getOrigin: (href: string) => nativeValue('url.origin', [href]),
  domainToASCII: (domain: string) => nativeValue('url.domainToAscii', [domain]),
  domainToUnicode: (domain: string) => nativeValue('url.domainToUnicode', [domain]),
};

function take({ href, components }: ParsedUrl): string {
  urlBinding.urlComponents.set(components);
  return href;
}
