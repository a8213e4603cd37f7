// npm start: installs what is missing, builds the site and serves it.
import { join } from 'node:path';
import { wantedPort } from './port.mjs';
import { serveFolder } from './static-server.mjs';
import { giveUp, prepare, root, tool } from './toolchain.mjs';

const port = await wantedPort();
await prepare();
if ((await tool('astro', ['build'])) !== 0) giveUp('The site could not be built: the message is above.');
const host = process.env.HOST ?? 'localhost';
await serveFolder({ folder: join(root, process.env.OUT_DIR ?? 'dist'), base: '/', port, host });
console.log(`\nColdstart is at http://${host}:${port}/  (Ctrl+C stops it)\n`);

// npm that is ended by a signal leaves its children behind: go when it goes.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit();
}, 500);
