import type { JsonValue } from '#kernel';
import { toUnicode } from 'punycode/punycode.es6.js';
import type { NativeOperation, NativeOperations, NativeResult } from './index.ts';
import { hostAsInNode } from './url-host.ts';

/** The host's own URL: browsers and Node.js have it; the library of the language's own types has not. */
interface HostUrl {
  href: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  readonly origin: string;
}
declare const URL: new (input: string, base?: string) => HostUrl;

/** What an address and its letters take at one vCPU: assumptions of the model. */
const msPerCall = 0.002;
const lettersPerMs = 500_000;
/** How Node.js says that a part is not there. */
const omitted = 4_294_967_295;
const schemes = ['http:', ' ', 'https:', 'ws:', 'ftp:', 'wss:', 'file:'];
/** By the numbers of Node's own `updateActions`. */
const parts = [
  'protocol',
  'host',
  'hostname',
  'port',
  'username',
  'password',
  'pathname',
  'search',
  'hash',
  'href',
] as const;

export const operations: NativeOperations = charging({
  'url.parse': ([input, base]) => json(described(parse(text(input), base === null ? undefined : text(base)))),
  'url.update'([href, action, value]) {
    const url = parse(text(href));
    const part = parts[Number(action)];
    if (url === undefined || part === undefined) return json(null);
    if (part === 'href') return json(described(parse(text(value))));
    url[part] = text(value);
    // A part that Node.js does not take leaves the address as it was.
    return json(described(hasHostOfNode(url) ? url : parse(text(href))));
  },
  'url.origin': ([href]) => json(parse(text(href))?.origin ?? 'null'),
  'url.domainToAscii': ([domain]) => json(asHost(text(domain))),
  'url.domainToUnicode': ([domain]) => json(inUnicode(asHost(text(domain)))),
  'url.ofFile'([path, hostname]) {
    const url = new URL('file://');
    url.pathname = text(path);
    if (text(hostname) !== '') url.hostname = text(hostname);
    return json(described(url));
  },
  'url.format'([href, hasHash, isUnicode, hasSearch, hasAuth]) {
    const url = parse(text(href));
    if (url === undefined) return json('');
    if (hasHash !== true) url.hash = '';
    if (hasSearch !== true) url.search = '';
    if (hasAuth !== true) {
      url.username = '';
      url.password = '';
    }
    const { hostname } = url;
    if (isUnicode !== true || hostname === '') return json(url.href);
    const start = url.href.indexOf(hostname, url.href.lastIndexOf('@', url.href.indexOf(url.host)) + 1);
    return json(url.href.slice(0, start) + inUnicode(hostname) + url.href.slice(start + hostname.length));
  },
});

function charging(free: NativeOperations): NativeOperations {
  const entries = Object.entries(free).map(([name, operation]): [string, NativeOperation] => [
    name,
    (args, bytes, call) => {
      const letters = args.reduce<number>((sum, arg) => sum + text(arg).length, 0);
      call.charge(msPerCall + letters / lettersPerMs);
      return operation(args, bytes, call);
    },
  ]);
  return Object.fromEntries(entries);
}

function json(value: JsonValue): NativeResult {
  return { kind: 'json', value };
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function parse(input: string, base?: string): HostUrl | undefined {
  try {
    const url = new URL(input, base);
    return hasHostOfNode(url) ? url : undefined;
  } catch {
    return undefined;
  }
}

function hasHostOfNode({ protocol, hostname }: HostUrl): boolean {
  return hostAsInNode(protocol, hostname) !== undefined;
}

/** A domain as it stands in an address; empty where it cannot. */
function asHost(domain: string): string {
  const unset = 'unset.invalid';
  const url = new URL(`ws://${unset}`);
  url.hostname = domain;
  return url.hostname === unset && domain.toLowerCase() !== unset ? '' : (hostAsInNode('ws:', url.hostname) ?? '');
}

function inUnicode(hostname: string): string {
  const labels = hostname.split('.').map((label) => {
    try {
      return toUnicode(label);
    } catch {
      return label;
    }
  });
  return labels.join('.');
}

/** Where the parts begin and end in `href`, as Node's parser tells it. */
function described(url: HostUrl | undefined): JsonValue {
  if (url === undefined) return null;
  const { protocol, username, password, port, pathname, search, hash } = url;
  const hostname = hostAsInNode(protocol, url.hostname) ?? url.hostname;
  // What stands before the host may have the same text, but not behind an @, nor behind the slashes where there is no @.
  const hostAt = url.href.indexOf(
    url.hostname,
    username === '' && password === '' ? protocol.length : url.href.indexOf('@'),
  );
  const href =
    hostname === url.hostname
      ? url.href
      : url.href.slice(0, hostAt) + hostname + url.href.slice(hostAt + url.hostname.length);
  const hasAuthority = href.startsWith('//', protocol.length);
  const userStart = protocol.length + (hasAuthority ? 2 : 0);
  const usernameEnd = userStart + username.length;
  const hostStart = usernameEnd + (password === '' ? 0 : password.length + 1);
  const at = username !== '' || password !== '' ? 1 : 0;
  const hostEnd = hostStart + at + hostname.length;
  const hashStart = hash === '' ? (href.endsWith('#') ? href.length - 1 : omitted) : href.length - hash.length;
  const beforeHash = hashStart === omitted ? href.length : hashStart;
  const searchStart =
    search === '' ? (href[beforeHash - 1] === '?' ? beforeHash - 1 : omitted) : beforeHash - search.length;
  const pathEnd = searchStart === omitted ? beforeHash : searchStart;
  return {
    href,
    components: [
      protocol.length,
      usernameEnd,
      hostStart,
      hostEnd,
      port === '' ? omitted : Number(port),
      pathEnd - pathname.length,
      searchStart,
      hashStart,
      Math.max(0, schemes.indexOf(protocol)) || (protocol === 'http:' ? 0 : 1),
    ],
  };
}
