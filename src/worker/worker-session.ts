import { SandboxError } from '#sandbox';
import type { WorkerAnswer, WorkerPort, WorkerRequest } from './protocol.ts';

/** How a request to a worker ended. */
export type RequestEnd =
  | { readonly kind: 'answered'; readonly answer: WorkerAnswer }
  | { readonly kind: 'died'; readonly reason: string }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'ended' };

/** One worker and the one request that it is busy with. */
export interface WorkerSession {
  /** Sends a request and waits for what becomes of it, at most `timeoutMs`. A worker that is overdue is ended. */
  ask(request: WorkerRequest, timeoutMs: number): Promise<RequestEnd>;
  /** Ends the worker; a request under way ends as `ended`. */
  end(): void;
  /** False once the worker has died or was ended. */
  readonly isAlive: boolean;
}

export function createWorkerSession(spawn: () => WorkerPort): WorkerSession {
  let port: WorkerPort;
  try {
    port = spawn();
  } catch (thrown) {
    throw new SandboxError(`The worker that runs your code could not be started: ${String(thrown)}`, { cause: thrown });
  }
  let isAlive = true;
  let finish: ((end: RequestEnd) => void) | undefined;
  let expectedId: number | undefined;

  const close = (end: RequestEnd): void => {
    if (isAlive) {
      isAlive = false;
      port.terminate();
    }
    finish?.(end);
  };
  port.onAnswer = (answer) => {
    if (answer.id === expectedId) finish?.({ kind: 'answered', answer });
  };
  port.onDeath = (reason) => {
    close({ kind: 'died', reason });
  };

  return {
    ask(request, timeoutMs) {
      if (!isAlive) return Promise.resolve({ kind: 'died', reason: 'it had ended before' });
      return new Promise((resolve) => {
        const watchdog = setTimeout(() => {
          close({ kind: 'overdue' });
        }, timeoutMs);
        expectedId = request.id;
        finish = (end) => {
          clearTimeout(watchdog);
          finish = undefined;
          expectedId = undefined;
          resolve(end);
        };
        port.post(request);
      });
    },
    end() {
      close({ kind: 'ended' });
    },
    get isAlive() {
      return isAlive;
    },
  };
}
