/** The names of Node.js 24's own modules, without `node:`. What of them the guest has, the generated list says. */
const names =
  'assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns ' +
  'dns/promises domain events fs fs/promises http http2 https inspector inspector/promises module net os path path/posix ' +
  'path/win32 perf_hooks process punycode querystring readline readline/promises repl stream stream/consumers ' +
  'stream/promises stream/web string_decoder sys timers timers/promises tls trace_events tty url util util/types v8 vm ' +
  'wasi worker_threads zlib';

const builtinNames: ReadonlySet<string> = new Set(names.split(' '));
/** Those that Node.js knows with `node:` only. */
const schemeOnly: ReadonlySet<string> = new Set(['sea', 'sqlite', 'test', 'test/reporters']);

/** What a specifier says about Node's own modules: which one it means, in the form `node:fs`, or none. */
export type BuiltinLookup =
  | { readonly kind: 'builtin'; readonly name: string }
  /** It begins with `node:` and there is no such module. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-builtin' };

export function lookUpBuiltin(specifier: string): BuiltinLookup {
  if (specifier.startsWith('node:')) {
    const name = specifier.slice('node:'.length);
    return builtinNames.has(name) || schemeOnly.has(name) ? { kind: 'builtin', name: specifier } : { kind: 'unknown' };
  }
  return builtinNames.has(specifier) ? { kind: 'builtin', name: `node:${specifier}` } : { kind: 'no-builtin' };
}

/** What to do instead of a module that the simulated runtime does not have. Each is there on Lambda. */
const insteadOf: Readonly<Record<string, string>> = {
  http: 'Use the global fetch',
  https: 'Use the global fetch',
  http2: 'Use the global fetch',
  net: 'Use the global fetch',
  tls: 'Use the global fetch',
  dgram: 'Use the global fetch',
  dns: 'Use the global fetch, which looks names up itself',
  'dns/promises': 'Use the global fetch, which looks names up itself',
  child_process: 'Do the work in JavaScript',
  cluster: 'Let Lambda open more execution environments',
  worker_threads: 'Do the work in the handler, or invoke another function',
  readline: 'Split the text into lines yourself',
  'readline/promises': 'Split the text into lines yourself',
  vm: 'Call a function',
  sqlite: 'Keep data in module scope or in /tmp',
  test: 'The checks of the exercise are the test',
};

/** Says that a module of Node.js is not there, and what to do. */
export function describeMissingBuiltin(name: string): string {
  const bare = name.slice('node:'.length);
  const remedy = insteadOf[bare] ?? 'Solve the task without it';
  return `'${name}' is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. ${remedy}.`;
}
