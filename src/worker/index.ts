export type { WorkerAnswer, WorkerPort, WorkerRequest } from './protocol.ts';
export { createSandboxClient, type SandboxClientOptions } from './sandbox-client.ts';
export type { RunRequest, RunResult, SandboxClient, TryRequest } from './sandbox-client-types.ts';
