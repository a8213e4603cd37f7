import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isObjectFile } from '#course';

/** Reads every file of a folder: path relative to it, with slashes, and text, or bytes in Base64. What the operating system or an editor leaves is skipped. */
export async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/^(?:\.DS_Store|Thumbs\.db|.*~|\..*\.sw.)$/.test(entry.name),
  );
  const texts = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const relative = path.slice(folder.length + 1).replaceAll(sep, '/');
      return [relative, await readFile(path, isObjectFile(relative) ? 'base64' : 'utf8')] as const;
    }),
  );
  return Object.fromEntries(texts.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
