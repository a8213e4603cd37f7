import {
  apply,
  arrayJoin,
  assign,
  mapDelete,
  mapGet,
  mapSet,
  parseJson,
  RealError,
  RealMap,
  RealPromise,
  RealSyntaxError,
  RealTypeError,
  stringSlice,
  stringStartsWith,
} from './intrinsics.ts';
import { type LoaderError, makeLoaderError } from './loader-errors.ts';
import type { BuiltinModules } from './builtin-modules.ts';
import { renameFunction } from './hide.ts';
import type { Host } from './host.ts';
import { jsonProblem } from './json-wording.ts';
import { describeReceived } from './received.ts';

interface CommonJsModule {
  id: string;
  path: string;
  filename: string;
  exports: unknown;
  loaded: boolean;
  children: unknown[];
  paths: string[];
  require: Require;
}

/** `require` as a file of the package has it. */
export interface Require {
  (specifier: unknown): unknown;
  resolve(specifier: unknown): string;
  cache: object;
}

export type RequireFrom = (specifier: string, fromPath: string) => unknown;

/** Whether a path is the name of a guest module. */
function isBuiltin(path: string): boolean {
  return stringStartsWith(path, 'node:') || stringStartsWith(path, 'aws-sdk:') || stringStartsWith(path, 'package:');
}

/** Makes `require` for the files of the package. A module is evaluated once an execution environment. */
export function createRequireFrom(
  host: Host,
  builtins: BuiltinModules,
  warn: (text: string) => void,
): { requireFrom: RequireFrom; createRequire(fromPath: string): Require } {
  const modules = new RealMap<string, CommonJsModule>();
  /** Who required each file first. */
  const parents = new RealMap<string, string | undefined>();

  const resolve = (specifier: unknown, fromPath: string): string => {
    checkId(specifier);
    const found = parseJson(host.resolveFile(specifier, fromPath)) as Resolved;
    if (found.kind !== 'missing') return found.path;
    if (found.error.code === 'MODULE_NOT_FOUND' && found.error.isPlain !== true) throw notFound(found.error, fromPath);
    throw makeLoaderError(found.error);
  };

  const requireFrom: RequireFrom = (specifier, fromPath) => {
    const path = resolve(specifier, fromPath);
    if (isBuiltin(path)) {
      if (!builtins.has(path)) host.needModule(path);
      return builtins.value(path);
    }
    const known = mapGet(modules, path);
    if (known !== undefined) return known.exports;
    const isModule = host.moduleKind(path) === 'module';
    // A file that an ES module imports has nobody who required it.
    const parent = fromPath === path ? undefined : fromPath;
    const module: CommonJsModule = {
      id: path,
      path: directoryOf(path),
      filename: path,
      exports: {},
      loaded: false,
      children: [],
      paths: [],
      require: createRequire(path),
    };
    mapSet(modules, path, module);
    mapSet(parents, path, parent);
    try {
      if (stringSlice(path, -5) === '.json') module.exports = parseJsonFile(path, host);
      else if (isModule) module.exports = requireModule(path);
      else {
        const wrapper = compile(path);
        apply(wrapper, module.exports, [module.exports, module.require, module, path, module.path]);
      }
      module.loaded = true;
    } catch (error) {
      mapDelete(modules, path);
      throw error;
    }
    return module.exports;
  };

  const compile = (path: string): ReturnType<Host['compileCommonJs']> => {
    try {
      const wrapper = host.compileCommonJs(path);
      // As V8 calls it in stacks.
      renameFunction(wrapper, 'Object.<anonymous>');
      return wrapper;
    } catch (error) {
      if (host.hasModuleSyntax(path)) {
        warn(
          `Failed to load the ES module: ${path}. Make sure to set "type": "module" in the nearest package.json file or use the .mjs extension.`,
        );
      }
      throw error;
    }
  };

  /** An ES module can be required unless it awaits at its top level. */
  const requireModule = (path: string): unknown => {
    const imported = host.importNow(path);
    if (imported instanceof RealPromise) {
      const chain = requireChain(parentOf(path) ?? path);
      const message =
        'require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level ' +
        `await comes from, use --experimental-print-required-tla.\nRequired module: ${path}${describeChain(chain)}`;
      throw makeLoaderError({ message, code: 'ERR_REQUIRE_ASYNC_MODULE', failure: 'file' });
    }
    const { namespace } = imported as { readonly namespace: Readonly<Record<string, unknown>> };
    if ('module.exports' in namespace) return namespace['module.exports'];
    return 'default' in namespace ? assign({ __esModule: true }, namespace) : namespace;
  };

  const parentOf = (path: string): string | undefined => mapGet(parents, path);
  /** The files through which a file was required, itself first. */
  const requireChain = (path: string): string[] => {
    const chain = [path];
    for (let parent = parentOf(path); parent !== undefined && chain.length < longestChain; parent = parentOf(parent)) {
      chain[chain.length] = parent;
    }
    return chain;
  };

  const notFound = (error: LoaderError, fromPath: string): Error => {
    const requireStack = requireChain(fromPath);
    const made = new RealError(error.message + describeChain(requireStack));
    return assign(made, { code: error.code, requireStack }, error.members);
  };

  const createRequire = (fromPath: string): Require =>
    assign((specifier: unknown) => requireFrom(specifier as string, fromPath), {
      resolve: (specifier: unknown) => resolve(specifier, fromPath),
      cache: {},
    });

  return { requireFrom, createRequire };
}

function parseJsonFile(path: string, host: Host): unknown {
  const text = host.readText(path);
  try {
    return parseJson(text);
  } catch (error) {
    throw new RealSyntaxError(`${path}: ${jsonProblem(text, host) ?? (error as Error).message}`);
  }
}

type Resolved =
  | { readonly kind: 'found' | 'builtin'; readonly path: string }
  | { readonly kind: 'missing'; readonly error: LoaderError };

const longestChain = 100;

/** Node.js adds the files through which it came there. */
function describeChain(chain: readonly string[]): string {
  return `\nRequire stack:\n- ${arrayJoin(chain, '\n- ')}`;
}

function checkId(specifier: unknown): asserts specifier is string {
  if (typeof specifier === 'string' && specifier !== '') return;
  const isText = typeof specifier === 'string';
  const message = isText
    ? "The argument 'id' must be a non-empty string. Received ''"
    : `The "id" argument must be of type string. Received ${describeReceived(specifier)}`;
  const error = new RealTypeError(message);
  throw assign(error, { code: isText ? 'ERR_INVALID_ARG_VALUE' : 'ERR_INVALID_ARG_TYPE' });
}

/** The file of the runtime, which loads the handler's. */
export const runtimePath = '/var/runtime/index.mjs';

function directoryOf(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] !== '/') end--;
  return stringSlice(path, 0, end - 1);
}
