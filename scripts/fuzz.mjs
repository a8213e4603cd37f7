// npm run fuzz: see fuzz/README.md.
import { nodeRun, prepare } from './toolchain.mjs';

await prepare();
process.exitCode = await nodeRun(['fuzz/main.ts', ...process.argv.slice(2)]);
