// npm run conformance -- [part of a name]: holds what the official runtime answered against the engine, a row for each case.
import { nodeRun, prepare } from './toolchain.mjs';

await prepare();
process.exitCode = await nodeRun(['conformance/main.ts', ...process.argv.slice(2)]);
