// npm run bench: measures the figures that the project promises, and prints them as a table.
import { ensureBrowser } from './browser.mjs';
import { giveUp, nodeRun, prepare, tool } from './toolchain.mjs';

await prepare();
const env = await ensureBrowser();
if ((await tool('astro', ['build'])) !== 0) giveUp('The site could not be built: the message is above.');
process.exitCode = await nodeRun(['bench/main.ts'], { env });
