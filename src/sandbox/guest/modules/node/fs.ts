import 'coldstart:files';
import { internals } from 'coldstart:internals';
import fs from 'node-source:fs';
import { missing } from '../missing.ts';

const files = 'Work with single files: readFile, writeFile, copyFile and readdir are there.';
Object.assign(fs, {
  ...missing('fs', ['cp', 'cpSync', 'glob', 'globSync', 'openAsBlob'], files),
  ...missing('fs', ['watch', 'watchFile', 'unwatchFile'], 'Nobody but the function itself changes its files.'),
});
const [utf8Stream] = Object.values(missing('fs', ['Utf8Stream'], 'Use fs.createWriteStream.'));
Object.defineProperty(fs, 'Utf8Stream', { value: utf8Stream, configurable: true, enumerable: true });

/** Of a module that is loaded when somebody asks. */
for (const name of ['Dir', 'opendir', 'opendirSync']) {
  Object.defineProperty(fs, name, {
    configurable: true,
    enumerable: true,
    get(): unknown {
      const { folders } = internals.module('coldstart:file_promises') as {
        readonly folders: Readonly<Record<string, unknown>>;
      };
      return folders[name];
    },
    set(value: unknown) {
      Object.defineProperty(fs, name, { value, writable: true, configurable: true, enumerable: true });
    },
  });
}

export { fs as moduleExports };
