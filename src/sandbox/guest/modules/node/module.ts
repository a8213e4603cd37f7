import { internals } from 'coldstart:internals';
import errors from 'node-source:internal/errors';
import { missing } from '../missing.ts';

const builtinModules =
  '_http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _stream_duplex _stream_passthrough ' +
  '_stream_readable _stream_transform _stream_wrap _stream_writable _tls_common _tls_wrap assert assert/strict ' +
  'async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns dns/promises domain ' +
  'events fs fs/promises http http2 https inspector inspector/promises module net os path path/posix path/win32 ' +
  'perf_hooks process punycode querystring readline readline/promises repl stream stream/consumers stream/promises ' +
  'stream/web string_decoder sys timers timers/promises tls trace_events tty url util util/types v8 vm wasi ' +
  'worker_threads zlib node:sea node:sqlite node:test node:test/reporters';

const names = Object.freeze(builtinModules.split(' '));
const known = new Set(names.map((name) => (name.startsWith('node:') ? name : `node:${name}`)));

const expectation = 'must be a file URL object, file URL string, or absolute path string';

/** The path that a file URL stands for; undefined for anything else. */
function pathOfUrl(url: string): string | undefined {
  const path = /^file:\/\/(?:localhost)?(\/[^?#]*)/i.exec(url)?.[1];
  if (path === undefined || /%2f/i.test(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function createRequire(filename: unknown): unknown {
  const isUrl = typeof filename === 'object' && filename !== null && 'href' in filename;
  const text = isUrl ? String((filename as { readonly href: unknown }).href) : filename;
  const path = typeof text === 'string' && text.startsWith('/') && !isUrl ? text : pathOfUrl(String(text));
  if (path === undefined || typeof text !== 'string') {
    throw new errors.codes.ERR_INVALID_ARG_VALUE('filename', filename, expectation);
  }
  return internals.createRequire(path.endsWith('/') ? `${path}noop.js` : path);
}

function isBuiltin(name: unknown): boolean {
  const text = String(name);
  return names.includes(text) || (text.startsWith('node:') && known.has(text));
}

/** Node's `Module` is the module itself; nobody makes one. */
function Module(): never {
  return (absent.Module as () => never)();
}

const instead = 'Import or require the files of the package as they are.';
const absent = missing(
  'module',
  ['Module', 'findSourceMap', 'runMain', 'SourceMap', '_load', '_resolveFilename'],
  instead,
);

Object.assign(
  Module,
  missing('module', ['register', 'registerHooks', 'findPackageJSON', 'stripTypeScriptTypes', 'runMain'], instead),
  {
    builtinModules: names,
    createRequire,
    isBuiltin,
    Module,
    syncBuiltinESMExports: () => undefined,
    enableCompileCache: () => ({ status: 3 }),
    getCompileCacheDir: () => undefined,
    flushCompileCache: () => undefined,
    constants: { compileCacheStatus: { FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 } },
    globalPaths: [],
    findSourceMap: () => undefined,
    SourceMap: absent.SourceMap,
  },
);

export { Module as moduleExports };
