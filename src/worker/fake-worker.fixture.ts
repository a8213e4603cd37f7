import type { ScenarioOutcome } from '#sandbox';
import type { WorkerAnswer, WorkerPort, WorkerRequest } from './index.ts';

/** A worker of a test: what it answers is scripted, and what is done to it can be seen. */
export interface FakeWorker extends WorkerPort {
  readonly requests: WorkerRequest[];
  isTerminated: boolean;
}

/** Says what becomes of a request: an answer, or nothing for a worker that is busy for ever. */
export type Behaviour = (request: WorkerRequest, worker: FakeWorker) => WorkerAnswer | undefined;

/** Starts fake workers, each with the behaviour of its place in the list; the last one again and again. */
export function fakeWorkers(...behaviours: readonly Behaviour[]): {
  readonly spawn: () => FakeWorker;
  readonly workers: FakeWorker[];
} {
  const workers: FakeWorker[] = [];
  const spawn = (): FakeWorker => {
    const behave = behaviours[Math.min(workers.length, behaviours.length - 1)] ?? obedient;
    const worker: FakeWorker = {
      requests: [],
      isTerminated: false,
      onAnswer: undefined,
      onDeath: undefined,
      post(request) {
        worker.requests.push(request);
        const answer = behave(request, worker);
        if (answer !== undefined) queueMicrotask(() => worker.onAnswer?.(answer));
      },
      terminate() {
        worker.isTerminated = true;
      },
    };
    workers.push(worker);
    return worker;
  };
  return { spawn, workers };
}

/** What became of a function that answered its own event. */
export function echoed(request: WorkerRequest): ScenarioOutcome {
  const step = request.kind === 'run-scenario' ? request.request.steps[0] : undefined;
  const answer = step?.kind === 'invoke' ? step.event : null;
  const invocation = {
    step: 1,
    requestId: 'id',
    event: answer,
    coldStart: true,
    outcome: { kind: 'answered', answer },
    durationMs: 1,
    billedDurationMs: 142,
    initDurationMs: 141,
  } as const;
  return { kind: 'ran', transcript: { invocations: [invocation], logs: [], droppedLogLines: 0, requests: [] } };
}

export const obedient: Behaviour = (request) =>
  request.kind === 'load'
    ? { kind: 'loaded', id: request.id }
    : { kind: 'outcome', id: request.id, outcome: echoed(request) };

/** Loads, and then never answers a run. */
export const hanging: Behaviour = (request, worker) =>
  request.kind === 'load' ? obedient(request, worker) : undefined;
