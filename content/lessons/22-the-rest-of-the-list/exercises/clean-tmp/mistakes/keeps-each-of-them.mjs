import { rm, writeFile } from 'node:fs/promises';
import { layOut } from './layout.mjs';

const known = new Set();

export const handler = async ({ id, lines, letterhead }) => {
  const file = `/tmp/letterhead-${letterhead}`;
  if (!known.has(letterhead)) {
    const response = await fetch(`https://stationery.example.com/${letterhead}`);
    await writeFile(file, await response.text());
    known.add(letterhead);
  }
  const folder = `/tmp/${id}`;
  try {
    return { id, text: await layOut({ id, lines }, file, folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
