// Node.js's own JavaScript, for guest modules that have to do what Node.js does to the letter: `node-source:internal/errors`.
// It comes out of the Node.js that runs this script: the package `node`, which is of the version that Lambda runs.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const scheme = 'node-source:';
/** The text of each of Node.js's own modules. Nothing else than this binding of old has it. */
const sources = process.binding('natives');
if (!process.version.startsWith('v24.')) {
  console.warn(`Guest modules are made of ${process.version}'s own sources; Lambda's are those of Node.js 24.`);
}

/** What `coldstart:inspect` brings for all guest modules that are made of Node.js's sources. */
const shared = [
  'globals',
  'internal/assert',
  'internal/errors',
  'internal/options',
  'internal/url',
  'internal/util',
  'internal/util/colors',
  'internal/util/inspect',
  'internal/util/types',
  'internal/validators',
];

/** What other guest modules bring: the module, and what it exports it as. */
const sharedElsewhere = {
  'internal/util/comparisons': ['coldstart:comparisons', 'comparisons'],
  'internal/abort_controller': ['web:events', 'abortController'],
  'internal/event_target': ['web:events', 'eventTarget'],
  'internal/webidl': ['web:events', 'webidl'],
  'internal/encoding': ['web:encoding'],
  'internal/webstreams/encoding': ['web:streams', 'web'],
  'internal/webstreams/queuingstrategies': ['web:streams', 'queuing'],
  'internal/webstreams/readablestream': ['web:streams', 'readable'],
  'internal/webstreams/writablestream': ['web:streams', 'writable'],
  buffer: ['coldstart:bytes', 'buffer'],
  'internal/buffer': ['coldstart:bytes', 'internalBuffer'],
  events: ['node:events'],
  'internal/fs/glob': ['coldstart:glob', 'glob'],
  path: ['node:path'],
  querystring: ['node:querystring'],
  stream: ['node:stream'],
  string_decoder: ['node:string_decoder'],
  url: ['node:url'],
  zlib: ['node:zlib'],
};

/** What a module asks for only while it is used: by then it may come, and there would be circles otherwise. */
const lazyIn = {
  'coldstart:files': new Set(['fs']),
  'coldstart:file_promises': new Set(['internal/fs/glob', 'internal/fs/streams', 'internal/webstreams/readablestream']),
  'node:fs': new Set(['internal/event_target', 'internal/fs/glob', 'internal/fs/promises', 'internal/fs/streams']),
  'node:path': new Set(['internal/fs/glob']),
  'web:blob': new Set(['internal/webstreams/encoding', 'internal/webstreams/readablestream']),
  'node:events': new Set(['internal/event_target', 'internal/abort_controller']),
  'web:streams': new Set(['zlib']),
};

/** The real one of what all others have a stand-in for. */
const real = {
  async_hooks: ['node:async_hooks'],
  fs: ['node:fs'],
  'internal/fs/utils': ['coldstart:files'],
  'internal/fs/streams': ['coldstart:file_streams'],
  'internal/blob': ['web:blob'],
  'internal/url': ['web:url'],
  'internal/abort_controller': ['web:events'],
  'internal/streams/utils': ['coldstart:file_streams', 'node:stream', 'web:streams', 'coldstart:stream_adapters'],
  'internal/webstreams/adapters': ['coldstart:stream_adapters'],
};
/** What a module has from where nobody else has it: the others make do with a stand-in. */
const fileParts = {
  fs: ['node:fs'],
  'internal/fs/utils': ['coldstart:files', 'utils'],
  'internal/fs/promises': ['coldstart:file_promises', 'promises'],
  'internal/fs/streams': ['coldstart:file_streams', 'streams'],
};
const sharedWith = {
  'node:url': { 'internal/url': ['web:url', 'nodeParts'] },
  'coldstart:files': { fs: ['node:fs'] },
  'coldstart:file_promises': without('internal/fs/promises', fileParts),
  'coldstart:file_streams': fileParts,
  'node:fs': without('fs', fileParts),
};
/** What bundles that others rest on go without, or there would be circles. */
const foundations = new Set(['coldstart:inspect', 'coldstart:comparisons', 'coldstart:bytes']);

/** Modules that only exist in bundles. */
const made = {
  // What every one of Node.js's own sources has as a global.
  globals: `
    const { bindings } = require('bindings');
    module.exports = {
      primordials: require('internal/per_context/primordials'),
      internalBinding: (name) => bindings[name] ?? {},
      process: require('coldstart:internals').internals.process,
    };`,
  parts: `module.exports = { ${shared.map((name) => `'${name}': require('${name}')`).join(', ')} };`,
};

/** What Node.js's sources require on ways that no guest goes. */
const absent = new Set([
  'assert',
  'async_hooks',
  'internal/async_hooks',
  'internal/async_local_storage/async_hooks',
  'internal/crypto/keys',
  'internal/crypto/random',
  'internal/deps/undici/undici',
  'internal/fs/streams',
  'internal/fs/utils',
  'internal/fs/cp/cp',
  'internal/fs/cp/cp-sync',
  'internal/fs/recursive_watch',
  'internal/fs/watchers',
  'internal/process/permission',
  'internal/readline/interface',
  'internal/streams/fast-utf8-stream',
  'internal/streams/iter/pull',
  'internal/streams/iter/utils',
  'internal/streams/iter/classic',
  'internal/streams/iter/types',
  'internal/worker',
  'internal/webstreams/transfer',
  'internal/worker/io',
  'v8',
  'fs',
  'fs/promises',
  'net',
  'internal/net',
  'internal/stream_base_commons',
  'internal/dgram',
  'cluster',
  'child_process',
  'internal/modules/helpers',
  'internal/process/execution',
  'internal/process/per_thread',
  'internal/process/promises',
  'internal/process/warning',
  'internal/source_map/source_map_cache',
  'internal/tty',
  'vm',
]);

/** Error codes that guest modules throw. The others are left out of the text. */
const keptErrors = new Set(
  (
    'AMBIGUOUS_ARGUMENT ASSERTION BUFFER_OUT_OF_BOUNDS CONSTRUCT_CALL_REQUIRED CONSTRUCT_CALL_INVALID ' +
    'FALSY_VALUE_REJECTION FEATURE_UNAVAILABLE_ON_PLATFORM ILLEGAL_CONSTRUCTOR INTERNAL_ASSERTION INVALID_ARG_TYPE ' +
    'INVALID_ARG_VALUE INVALID_ASYNC_ID INVALID_MIME_SYNTAX INVALID_RETURN_VALUE INVALID_STATE INVALID_THIS MISSING_ARGS ' +
    'NO_CRYPTO OUT_OF_RANGE PARSE_ARGS_INVALID_OPTION_VALUE PARSE_ARGS_UNEXPECTED_POSITIONAL ' +
    'PARSE_ARGS_UNKNOWN_OPTION PERFORMANCE_INVALID_TIMESTAMP PERFORMANCE_MEASURE_INVALID_OPTIONS SOCKET_BAD_PORT ' +
    'ARG_NOT_ITERABLE BUFFER_TOO_LARGE CRYPTO_HASH_FINALIZED CRYPTO_INVALID_DIGEST CRYPTO_TIMING_SAFE_EQUAL_LENGTH ' +
    'CRYPTO_HASH_UPDATE_FAILED DIR_CLOSED ENCODING_INVALID_ENCODED_DATA ENCODING_NOT_SUPPORTED EVENT_RECURSION ' +
    'ASYNC_TYPE DIR_CONCURRENT_OPERATION FS_EISDIR FS_FILE_TOO_LARGE FS_INVALID_SYMLINK_TYPE OPERATION_FAILED INVALID_BUFFER_SIZE INVALID_CALLBACK INVALID_FILE_URL_HOST INVALID_FILE_URL_PATH INVALID_TUPLE ' +
    'INVALID_URI INVALID_URL INVALID_URL_SCHEME METHOD_NOT_IMPLEMENTED MISSING_OPTION MULTIPLE_CALLBACK NO_ICU ' +
    'STREAM_ALREADY_FINISHED STREAM_CANNOT_PIPE STREAM_DESTROYED STREAM_NULL_VALUES STREAM_PREMATURE_CLOSE ' +
    'STREAM_PUSH_AFTER_EOF STREAM_UNABLE_TO_PIPE STREAM_UNSHIFT_AFTER_END_EVENT STREAM_WRITE_AFTER_END ' +
    'UNHANDLED_ERROR ZLIB_INITIALIZATION_FAILED UNAVAILABLE_DURING_EXIT UNKNOWN_SIGNAL UNKNOWN_BUILTIN_MODULE UNKNOWN_ENCODING'
  )
    .split(' ')
    .map((name) => `ERR_${name}`),
);

/** What has to be otherwise inside QuickJS: the text, and what stands in its place. */
const changes = {
  'internal/async_context_frame': [
    ['AsyncContextFrame extends InactiveAsyncContextFrame', 'AsyncContextFrame extends ActiveAsyncContextFrame'],
  ],
  'internal/per_context/primordials': [["  'Atomics',\n", '']],
  'internal/errors': [
    [/^E\('(\w+)'/gm, (all, code) => (keptErrors.has(code) ? all : `/* @__PURE__ */ ${all}`)],
    // The guest's own stack traces ask for it.
    ["const kIsNodeError = Symbol('kIsNodeError');", "const { kIsNodeError } = require('stacks');"],
    // V8 writes the first line of a stack when it is read; QuickJS writes it at once, without code and message.
    [
      /super\(msg\);|(?<=class NodeError extends Base[^]{0,400}?super\(\);[^]{0,300}?)\n {10}}\);/g,
      '$&ErrorCaptureStackTrace(this);',
    ],
    ['super(ReflectApply(lazyInternalUtilInspect().format, null, args));', '$&ErrorCaptureStackTrace(this);'],
    ['let maxStack_ErrorName;', "let maxStack_ErrorName = 'RangeError';"],
    ['let maxStack_ErrorMessage;', "let maxStack_ErrorMessage = 'Maximum call stack size exceeded';"],
  ],
  'internal/util/inspect': [['    stack = error.stack;', "    stack = require('stacks').stackOf(error);"]],
  'internal/util/debuglog': [
    // Modules are evaluated before there is an environment.
    [
      'let testEnabled;',
      'let testEnabled = (set) => { initializeDebugEnv(process.env.NODE_DEBUG); return testEnabled(set); };',
    ],
  ],
  // Another realm, whose expressions leave no traces such as `RegExp.$1`: QuickJS has none of these.
  'internal/util': [['let internalGlobal;', 'let internalGlobal = { RegExp };']],
  // The rest of Node.js makes do without ICU here: `icu-binding.ts` has what these two need of it.
  'internal/encoding': [
    ["const { hasIntl } = internalBinding('config');", 'const hasIntl = true;'],
    ["require('string_decoder')", '{}'],
  ],
  buffer: [
    ["internalBinding('config').hasIntl", 'true'],
    [
      "if (typeof result !== 'number')\n      return result;",
      "if (typeof result !== 'number')\n      return new FastBuffer(result.buffer);",
    ],
  ],
  // They are in two bundles.
  'internal/webstreams/adapters': [[/Symbol\('(kValidateChunk|kDestroyOnSyncError)'\)/g, "Symbol.for('coldstart.$1')"]],
  // The first frames are the guest's own, and left out.
  'internal/assert/utils': [['Error.stackTraceLimit = 1;', 'Error.stackTraceLimit = 10;']],
  'internal/abort_controller': [
    ['  SafeFinalizationRegistry,\n', ''],
    ['  SafeWeakRef,\n', ''],
    [
      "'use strict';",
      "const { StrongRef: SafeWeakRef, SilentRegistry: SafeFinalizationRegistry } = require('strong-refs');",
    ],
  ],
  'internal/per_context/domexception': [
    // Symbols that only C++ sees.
    ['    self[transfer_mode_private_symbol] = kCloneable;\n', ''],
    // The first line of its stack has name and message.
    [
      '    return self;',
      "    require('globals').primordials.ErrorCaptureStackTrace(self, new.target);\n    return self;",
    ],
  ],
  'internal/assert/assertion_error': [
    ['    this.stack; // eslint-disable-line no-unused-expressions', "    require('stacks').keepStack(this);"],
  ],
};

function without(name, parts) {
  return Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name));
}

/** Resolves what Node.js's sources require: to one another, to what stands in for them, or to what is shared. */
export function nodeSource(standInFolder, guestModule) {
  const standIns = new Map(
    readdirSync(standInFolder, { recursive: true })
      .filter((file) => /(?<!\.(?:test|d))\.ts$/.test(file))
      .map((file) => [file.replaceAll('\\', '/').replace(/\.ts$/, ''), join(standInFolder, file)]),
  );
  const sharedAs = (name) => {
    if (real[name]?.includes(guestModule)) return undefined;
    const own = sharedWith[guestModule]?.[name];
    if (own !== undefined) return own;
    if (guestModule !== 'coldstart:inspect' && shared.includes(name)) return ['coldstart:inspect', 'nodeParts', name];
    return sharedElsewhere[name]?.[0] === guestModule ? undefined : sharedElsewhere[name];
  };
  const resolve = (name, isOurs) => {
    if (real[name]?.includes(guestModule)) return { path: name, namespace: 'node-source' };
    const shared = sharedAs(name);
    if (foundations.has(guestModule) && !isOurs && shared !== undefined && shared[0] !== 'coldstart:inspect') {
      return standIns.has(name) ? { path: standIns.get(name) } : { path: name, namespace: 'node-absent' };
    }
    if (lazyIn[guestModule]?.has(name)) return { path: name, namespace: 'node-lazy' };
    if (shared !== undefined) return { path: name, namespace: 'node-shared' };
    if (!isOurs && standIns.has(name)) return { path: standIns.get(name) };
    if (!isOurs && absent.has(name)) return { path: name, namespace: 'node-absent' };
    if (name in made || typeof sources[name] === 'string') return { path: name, namespace: 'node-source' };
    return { errors: [{ text: `Node.js ${process.version} has no ${name}.` }] };
  };

  return {
    name: 'node-source',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${scheme}`) }, ({ path }) => resolve(path.slice(scheme.length), true));
      onResolve({ filter: /^/, namespace: 'node-source' }, ({ path }) =>
        path.startsWith('coldstart:') ? undefined : resolve(path, false),
      );
      onLoad({ filter: /^/, namespace: 'node-source' }, ({ path }) => ({ contents: textOf(path) }));
      onLoad({ filter: /^/, namespace: 'node-absent' }, () => ({ contents: 'module.exports = {};' }));
      onLoad({ filter: /^/, namespace: 'node-lazy' }, ({ path }) => {
        const [module, ...keys] = sharedAs(path);
        const members = keys.map((key) => `['${key}']`).join('');
        return { contents: `module.exports = require('coldstart:internals').internals.module('${module}')${members};` };
      });
      onLoad({ filter: /^/, namespace: 'node-shared' }, ({ path }) => {
        const [module, ...keys] = sharedAs(path);
        return { contents: `module.exports = require('${module}')${keys.map((key) => `['${key}']`).join('')};` };
      });
    },
  };
}

function textOf(name) {
  if (name in made) return made[name];
  let text = sources[name];
  for (const [from, to] of changes[name] ?? []) {
    const changed = text.replace(from, to);
    if (changed === text)
      throw new Error(`Node.js ${process.version} has no ${from} in ${name}: see ${import.meta.url}.`);
    text = changed;
  }
  if (name === 'internal/per_context/domexception') {
    // What Node.js hands to the few sources that run before its modules.
    text = `const privateSymbols = { transfer_mode_private_symbol: Symbol('transfer') };
      const perIsolateSymbols = {
        messaging_clone_symbol: Symbol('clone'),
        messaging_deserialize_symbol: Symbol('deserialize'),
      };\n${text}`;
  }
  return name === 'internal/per_context/primordials'
    ? `const primordials = module.exports = {};\n${text}`
    : `const { primordials, internalBinding, process } = require('globals');\n${text}`;
}
