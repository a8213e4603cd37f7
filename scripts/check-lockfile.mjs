// The lockfile must not say where packages were downloaded from: another registry may serve them.
import { readFile } from 'node:fs/promises';

const lockfile = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'));
const resolved = Object.entries(lockfile.packages).filter(([, entry]) => typeof entry.resolved === 'string');
const unverified = Object.entries(lockfile.packages).filter(
  ([path, entry]) => path !== '' && !entry.link && !entry.integrity,
);

for (const [path, { resolved: address }] of resolved) {
  console.error(`package-lock.json names an address for ${path}: ${address}`);
}
for (const [path] of unverified) console.error(`package-lock.json has no integrity for ${path}.`);
if (resolved.length + unverified.length > 0) {
  console.error('Run `npm install --package-lock-only --omit-lockfile-registry-resolved`, and commit the lockfile.');
  process.exitCode = 1;
} else {
  console.log(`${Object.keys(lockfile.packages).length - 1} packages, none with an address.`);
}
