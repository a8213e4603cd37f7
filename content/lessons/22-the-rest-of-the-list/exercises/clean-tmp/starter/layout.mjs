// Lays invoices out. It is finished: nothing in it has to change.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// `letterhead` is the path of a file. `folder` must not be there yet.
export async function layOut({ id, lines }, letterhead, folder) {
  await mkdir(folder);
  await writeFile(join(folder, 'draft.txt'), `${id}\n`.repeat(300));
  if (lines.length === 0) throw new RangeError(`The invoice ${id} has no lines.`);
  await mkdir(join(folder, 'pages'));
  const total = lines.reduce((sum, { price }) => sum + price, 0);
  await writeFile(join(folder, 'pages', '1.txt'), `${await readFile(letterhead, 'utf8')}\n${id}: ${total}`);
  return readFile(join(folder, 'pages', '1.txt'), 'utf8');
}
