import type { Host } from './host.ts';
import { assign, stringSlice, stringStartsWith } from './intrinsics.ts';

/** Makes what fills in `import.meta` of an ES module, as Node.js has it. */
export function createMetaFiller(host: Host): (meta: object, url: string) => void {
  return (meta, url) => {
    const query = url.indexOf('?');
    const filename = stringSlice(url, 'file://'.length, query === -1 ? url.length : query);
    const dirname = stringSlice(filename, 0, filename.lastIndexOf('/'));
    assign(meta, {
      dirname,
      filename,
      main: false,
      resolve(specifier: string) {
        const isPath = stringStartsWith(specifier, '.') || stringStartsWith(specifier, '/');
        return isPath ? `file://${host.resolvePath(specifier, dirname)}` : specifier;
      },
      url,
    });
  };
}
