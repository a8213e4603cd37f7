// undici's own JavaScript, which is Node.js's fetch: `node-source:undici/lib/web/fetch/index.js`. Node.js carries it as one
// text; guest modules need few of the files in it, and none that opens a connection.
import { join } from 'node:path';

const scheme = 'node-source:undici/';
const bundle = process.binding('natives')['internal/deps/undici/undici'];

/** The files in the text, by path: `name` is the function that the others call to require it. */
const files = new Map(
  [...bundle.matchAll(/^var (require_\w+) = __commonJS\(\{\n {2}"([^"]+)"\([^)]*\) \{\n([^]*?)\n {2}\}\n\}\);$/gm)].map(
    ([, name, path, text]) => [path, { name, text }],
  ),
);
const pathOf = new Map([...files].map(([path, { name }]) => [name, path]));

/** Files that stand in for undici's: what opens connections, and what is much text for nothing here. */
const standIns = {
  'lib/global.js': 'dispatcher.ts',
  'lib/core/errors.js': 'errors.ts',
  'lib/core/constants.js': 'absent-parts.ts',
  'lib/core/tree.js': 'absent-parts.ts',
  'lib/util/timers.js': 'absent-parts.ts',
  'lib/util/runtime-features.js': 'absent-parts.ts',
};

/** What has to be otherwise in a guest: the text, and what stands in its place. */
const changes = {
  'lib/web/webidl/index.js': [
    // Most functions go without them: their module comes when it is asked for.
    ['webidl.util.MakeTypeAssertion(Blob)', 'isBlob'],
    ['webidl.util.MakeTypeAssertion(File)', 'isFile'],
    ['webidl.util.MakeTypeAssertion(MessagePort)', '() => false'],
  ],
};

/** Resolves what guest modules import of undici, and what its files require. */
export function undiciSource(standInFolder) {
  const own = (file) => join(standInFolder, file);
  const resolve = (path) => {
    if (path in standIns) return { path: own(standIns[path]) };
    if (files.has(path)) return { path, namespace: 'undici' };
    return { errors: [{ text: `The undici of Node.js ${process.version} has no ${path}.` }] };
  };
  return {
    name: 'undici-source',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${scheme}`) }, ({ path }) => resolve(path.slice(scheme.length)));
      onResolve({ filter: /^node:/, namespace: 'undici' }, ({ path }) =>
        path === 'node:events' ? undefined : { path, namespace: 'undici-node' },
      );
      onResolve({ filter: /^\//, namespace: 'undici' }, ({ path }) => ({ path }));
      onResolve({ filter: /^\//, namespace: 'undici-node' }, ({ path }) => ({ path }));
      onLoad({ filter: /^/, namespace: 'undici' }, ({ path }) => ({ contents: textOf(path, own('globals.ts')) }));
      onLoad({ filter: /^/, namespace: 'undici-node' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(own('node-modules.ts'))}).nodeModules['${path}'] ?? {};`,
      }));
    },
  };
}

function textOf(path, globalsFile) {
  let { text } = files.get(path);
  for (const [from, to] of changes[path] ?? []) {
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`Node.js ${process.version} has no ${from} in undici's ${path}.`);
    text = changed;
  }
  text = text.replace(/\b(require_\w+)\(\)/g, (_call, name) => `require('${scheme}${pathOf.get(name)}')`);
  const globals = [
    ...['AbortController', 'AbortSignal', 'Blob', 'Buffer', 'DOMException', 'File', 'FinalizationRegistry'],
    ...['ReadableStream', 'TextDecoder', 'TextEncoder', 'TransformStream', 'URL', 'URLSearchParams', 'WeakRef'],
    ...['isBlob', 'isFile', 'performance', 'process'],
  ];
  return `const { ${globals.join(', ')} } = require(${JSON.stringify(globalsFile)});
    const __name = (target, value) => Object.defineProperty(target, 'name', { value, configurable: true });
    (function (exports2, module2) {\n${text}\n})(exports, module);`;
}
