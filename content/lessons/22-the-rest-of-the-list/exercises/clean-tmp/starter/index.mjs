import { writeFile } from 'node:fs/promises';
import { layOut } from './layout.mjs';

export const handler = async ({ id, lines, letterhead }, context) => {
  const response = await fetch(`https://stationery.example.com/${letterhead}`);
  const file = `/tmp/letterhead-${context.awsRequestId}`;
  await writeFile(file, await response.text());

  const text = await layOut({ id, lines }, file, `/tmp/${id}`);
  return { id, text };
};
