import type { SourceFiles } from '#sandbox';

/** Modules of Node.js, for those who import them without `node:`. */
const builtIn =
  /^(?:assert|async_hooks|buffer|child_process|cluster|console|constants|crypto|dgram|diagnostics_channel|dns|domain|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl|stream|string_decoder|timers|tls|tty|url|util|v8|vm|wasi|worker_threads|zlib)(?:\/|$)/;
/** Part of Lambda's Node.js runtimes. */
const inRuntime = /^(?:node:|@aws-sdk\/|@smithy\/)/;

/** Packages that have no code here: the simulation stands in for them, and on Lambda the real one has to be there. */
export const standIns: readonly string[] = ['sharp'];

/** The packages that the files import and that neither they nor the runtime have. */
export function neededPackages(files: SourceFiles): readonly string[] {
  const imported = Object.entries(files)
    .filter(([name]) => /\.[cm]?[jt]s$/.test(name) && !name.includes('node_modules/'))
    .flatMap(([, text]) =>
      [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*(['"])([^'"./#\s][^'"\s]*)\1/g)].map(
        ([, , specifier = '']) => specifier,
      ),
    );
  const packages = imported
    .filter((specifier) => !inRuntime.test(specifier) && !builtIn.test(specifier))
    .map((specifier) => (/^@[^/]+\/[^/]+|^[^/]+/.exec(specifier) ?? [specifier])[0]);
  const isThere = (name: string): boolean =>
    !standIns.includes(name) && Object.keys(files).some((path) => path.startsWith(`node_modules/${name}/`));
  return [...new Set(packages)].filter((name) => !isThere(name)).toSorted();
}
