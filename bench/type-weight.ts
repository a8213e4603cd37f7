import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { kilobytes, type Figure } from './figure.ts';

const folder = new URL('../src/site/workbench/monaco/generated/', import.meta.url);

/** Weighs the types that the full editor fetches, each file when the code asks for it. For information. */
export async function measureTypes(): Promise<readonly Figure[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: `types in the full editor, gzip: ${file.slice('types-'.length, -'.json'.length)}`,
      measured: gzipSync(await readFile(new URL(file, folder))).length,
      format: kilobytes,
    })),
  );
}
