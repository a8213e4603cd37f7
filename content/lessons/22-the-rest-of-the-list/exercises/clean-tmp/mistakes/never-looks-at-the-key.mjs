import { rm, writeFile } from 'node:fs/promises';
import { layOut } from './layout.mjs';

const file = '/tmp/letterhead';
let current;

export const handler = async ({ id, lines, letterhead }) => {
  if (current === undefined) {
    current = undefined;
    const response = await fetch(`https://stationery.example.com/${letterhead}`);
    await writeFile(file, await response.text());
    current = letterhead;
  }
  const folder = `/tmp/${id}`;
  try {
    return { id, text: await layOut({ id, lines }, file, folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
