// npm run invoke -- FILE_OR_FOLDER: runs a function in the simulated runtime.
import { nodeRun, prepare } from './toolchain.mjs';

await prepare();
process.exitCode = await nodeRun(['src/cli/invoke-main.ts', ...process.argv.slice(2)]);
