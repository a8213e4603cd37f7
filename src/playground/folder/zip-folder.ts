import { strToU8, type Zippable, zipSync } from 'fflate';
import type { PlaygroundFolder } from './make-folder.ts';

/** Packs a folder under this name. The same folder makes the same bytes. */
export function zipFolder(name: string, { files }: PlaygroundFolder): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => {
    // In the upper half are the permissions of Unix: a script can be run.
    const attrs = (path.endsWith('.sh') ? 0o100755 : 0o100644) << 16;
    return [`${name}/${path}`, [strToU8(text), { os: 3, attrs, mtime }]] as const;
  });
  return zipSync(Object.fromEntries(entries) as unknown as Zippable, { level: 9 });
}

/** The beginning of time in the simulation. Zip knows no time zone, so it is said in parts. */
const mtime = new Date(2026, 0, 15, 10, 0, 0);
