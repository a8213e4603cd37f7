// npm run build: writes the site to dist/.
import { prepare, tool } from './toolchain.mjs';

await prepare();
process.exitCode = await tool('astro', ['build', ...process.argv.slice(2)]);
