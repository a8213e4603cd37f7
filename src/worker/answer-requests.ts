import { createSandbox, type LoadVariant } from '#sandbox';
import type { WorkerAnswer, WorkerRequest } from './protocol.ts';

/** The inside of a worker: answers each request with the sandbox that lives there. */
export function createRequestHandler(loadVariant: LoadVariant): (request: WorkerRequest) => Promise<WorkerAnswer> {
  const wallClockMs = (): number => performance.now();
  const sandbox = createSandbox({ loadVariant, wallClockMs });
  return async (message) => {
    const { id } = message;
    try {
      switch (message.kind) {
        case 'load':
          await sandbox.load(message.request);
          return { kind: 'loaded', id };
        case 'run-scenario': {
          const { request, limits } = message;
          return {
            kind: 'outcome',
            id,
            outcome: await sandbox.runScenario(request, limits, wallClockMs() + limits.wallClockMs),
          };
        }
      }
    } catch (thrown) {
      return { kind: 'fault', id, message: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  };
}
