import { apply, assign, mapGet, mapSet, parseJson, RealMap, stringSlice } from './intrinsics.ts';
import type { Host } from './host.ts';

interface CommonJsModule {
  exports: unknown;
}

/** Makes `require` for a file of the package. A module is evaluated once an execution environment. */
export function createRequire(host: Host): (specifier: string, fromPath: string) => unknown {
  const modules = new RealMap<string, CommonJsModule>();

  const resolve = (specifier: string, fromPath: string): string => {
    try {
      return host.resolveFile(specifier, fromPath);
    } catch (error) {
      throw assign(error as Error, { code: 'MODULE_NOT_FOUND', requireStack: [fromPath] });
    }
  };

  const requireFrom = (specifier: string, fromPath: string): unknown => {
    if (typeof specifier !== 'string') throw new TypeError('The "id" argument must be of type string.');
    const path = resolve(specifier, fromPath);
    const known = mapGet(modules, path);
    if (known !== undefined) return known.exports;
    const module: CommonJsModule = { exports: {} };
    mapSet(modules, path, module);
    if (stringSlice(path, -5) === '.json') {
      module.exports = parseJson(host.readText(path));
    } else {
      const wrapper = host.compileCommonJs(path);
      const require = (wanted: string): unknown => requireFrom(wanted, path);
      apply(wrapper, module.exports, [module.exports, require, module, path, directoryOf(path)]);
    }
    return module.exports;
  };
  return requireFrom;
}

function directoryOf(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] !== '/') end--;
  return stringSlice(path, 0, end - 1);
}
