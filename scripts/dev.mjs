// npm run dev: serves the site while it is being written; an edit shows without a restart.
import { watch } from 'node:fs';
import { generate, prepare, tool } from './toolchain.mjs';
import { wantedPort } from './port.mjs';

await prepare();
let waiting;
watch(new URL('../src/sandbox/guest/prelude/', import.meta.url), () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => void generate(), 100);
});
process.exitCode = await tool('astro', ['dev', '--port', String(await wantedPort())]);
process.exit();
