// Which of Node.js's modules a function has here: those that the guest's folder of modules holds.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/sandbox/guest/modules/node/', import.meta.url));

/** Names such as `fs/promises`. */
export const guestNodeModules = new Set(
  readdirSync(folder, { recursive: true })
    .filter((file) => /(?<!\.(?:test|fixture|d))\.ts$/.test(file))
    .map((file) => join(file).split(sep).join('/').replace(/\.ts$/, '')),
);
