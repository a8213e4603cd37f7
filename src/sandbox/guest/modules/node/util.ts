import { TextDecoder, TextEncoder } from 'web:encoding';
import { setImmediate, setTimeout } from 'node:timers/promises';
import mime from 'node-source:internal/mime';
import parsing from 'node-source:internal/util/parse_args/parse_args';
import diffing from 'node-source:internal/util/diff';
import util from 'node-source:util';
import { parseEnv } from '../env-file.ts';
import { missing } from '../missing.ts';

Object.assign(util, { ...mime, ...parsing, ...diffing, parseEnv, TextDecoder, TextEncoder });
Object.assign(util, missing('util', ['setTraceSigInt'], 'Leave it out: nobody sends a function SIGINT.'));

// The global timers are known to promisify by these.
const custom = Symbol.for('nodejs.util.promisify.custom');
const timers = globalThis as unknown as Record<'setTimeout' | 'setImmediate', object>;
Object.defineProperty(timers.setTimeout, custom, { get: () => setTimeout, enumerable: true, configurable: true });
Object.defineProperty(timers.setImmediate, custom, {
  get: () => setImmediate,
  enumerable: true,
  configurable: true,
});

export { util as moduleExports };
