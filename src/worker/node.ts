import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerPort } from './protocol.ts';
import { createSandboxClient, type SandboxClientOptions } from './sandbox-client.ts';
import type { SandboxClient } from './sandbox-client-types.ts';

/** Creates a {@link SandboxClient} over a worker thread. `dispose` it, or the process stays. */
export function createNodeSandboxClient(options: Omit<SandboxClientOptions, 'spawn'> = {}): SandboxClient {
  return createSandboxClient({ ...options, spawn: spawnWorkerThread });
}

function spawnWorkerThread(): WorkerPort {
  const worker = new Worker(new URL('./node.worker.ts', import.meta.url));
  let isOver = false;
  const die = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    port.onDeath?.(reason);
  };
  const port: WorkerPort = {
    post: (request) => {
      worker.postMessage(request);
    },
    onAnswer: undefined,
    onDeath: undefined,
    terminate() {
      isOver = true;
      void worker.terminate();
    },
  };
  worker.on('message', (answer: WorkerAnswer) => port.onAnswer?.(answer));
  worker.on('messageerror', (error) => {
    die(error.message);
  });
  worker.on('error', (error: unknown) => {
    die(error instanceof Error ? error.message : String(error));
  });
  worker.on('exit', (code) => {
    die(`exit code ${code}`);
  });
  return port;
}
