import { gzipSync } from 'node:zlib';
import { preludeSource } from '../src/sandbox/guest/generated/prelude.ts';
import { kilobytes, type Figure } from './figure.ts';

/** What every guest begins with, before it imports anything. */
export function measurePrelude(): Figure {
  return {
    name: "the guest's own prelude, before any import",
    measured: gzipSync(preludeSource, { level: 9 }).length,
    limit: 60_000,
    format: kilobytes,
  };
}
