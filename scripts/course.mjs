// npm run course -- check | run | new | schema: what an author needs in the terminal.
import { nodeRun, prepare } from './toolchain.mjs';

await prepare();
process.exitCode = await nodeRun(['src/cli/main.ts', ...process.argv.slice(2)]);
