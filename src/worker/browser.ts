import type { WorkerAnswer, WorkerPort } from './protocol.ts';
import { createSandboxClient } from './sandbox-client.ts';
import type { SandboxClient } from './sandbox-client-types.ts';
import type * as StepPreview from './step-preview.ts';

export { prepareExercise } from '#sandbox';

/** Loads what tells which event a step brings. */
export const loadStepPreview = (): Promise<typeof StepPreview> => import('./step-preview.ts');

/** Creates a {@link SandboxClient} over a web worker. Import this file only when a learner is about to run code. */
export function createBrowserSandboxClient(): SandboxClient {
  return createSandboxClient({ spawn: spawnWebWorker });
}

function spawnWebWorker(): WorkerPort {
  const worker = new Worker(new URL('./browser.worker.ts', import.meta.url), { type: 'module' });
  const port: WorkerPort = {
    post: (request) => {
      worker.postMessage(request);
    },
    onAnswer: undefined,
    onDeath: undefined,
    terminate: () => {
      worker.terminate();
    },
  };
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => port.onAnswer?.(data));
  worker.addEventListener('messageerror', () => port.onDeath?.('its answer could not be read'));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // A worker whose file cannot be loaded says nothing about it.
    port.onDeath?.(event.message || 'its files could not be loaded; check the connection');
  });
  return port;
}
