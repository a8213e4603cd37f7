import { internals } from 'coldstart:internals';
import validators from 'node-source:internal/validators';
import { fileConstants } from '../file-constants.ts';
import { existsSync, operations } from '../file-operations.ts';
import { Dirent, Stats } from '../file-stats.ts';
import { createReadStream, createWriteStream } from '../file-streams.ts';
import { missing } from '../missing.ts';

const { validateFunction } = validators as unknown as { validateFunction(value: unknown, name: string): void };

type Operation = (...args: unknown[]) => unknown;
const all = operations as unknown as Readonly<Record<string, Operation>>;

/** The form with a callback: the work is done in a later turn of the event loop. What is wrong with the arguments is thrown. */
const withCallback =
  (name: string, work: Operation): Operation =>
  (...args) => {
    const callback = args.pop();
    validateFunction(callback, 'cb');
    const done = callback as (error: unknown, ...values: unknown[]) => void;
    let result: { readonly value: unknown } | { readonly error: unknown };
    try {
      result = { value: work(...args) };
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (typeof code === 'string' && code.startsWith('ERR_')) throw error;
      result = { error };
    }
    const scope = globalThis as unknown as { setImmediate(call: () => void): void };
    scope.setImmediate(() => {
      if ('error' in result) done(result.error);
      else if (name === 'read' || name === 'write') done(null, result.value, args[1]);
      else if (result.value === undefined) done(null);
      else done(null, result.value);
    });
    return undefined;
  };

const exists = (path: unknown, callback: (isThere: boolean) => void): void => {
  const scope = globalThis as unknown as { setImmediate(call: () => void): void };
  scope.setImmediate(() => {
    callback(existsSync(path));
  });
};

const absent = (
  'cp cpSync link linkSync symlink symlinkSync readlink readlinkSync watch watchFile unwatchFile opendir opendirSync ' +
  'statfs statfsSync readv readvSync writev writevSync openAsBlob glob globSync fchmod fchmodSync fchown fchownSync ' +
  'lchmod lchmodSync lchown lchownSync futimes futimesSync lutimes lutimesSync'
).split(' ');

const fs = {
  ...missing('fs', absent, 'Read and write whole files in /tmp.'),
  ...Object.fromEntries(Object.entries(all).map(([name, work]) => [`${name}Sync`, work])),
  ...Object.fromEntries(Object.entries(all).map(([name, work]) => [name, withCallback(name, work)])),
  exists,
  existsSync,
  createReadStream,
  createWriteStream,
  constants: fileConstants,
  ...fileConstants,
  Stats,
  Dirent,
  get promises(): unknown {
    return internals.module('node:fs/promises');
  },
};
export { fs as moduleExports };
