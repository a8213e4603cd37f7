import type { RunLimits, ScenarioOutcome, ScenarioRequest } from '#sandbox';

/** What the client asks of the worker. `id` is echoed in the answer. */
export type WorkerRequest =
  /** Load what a run of this request needs. */
  | { readonly kind: 'load'; readonly id: number; readonly request: ScenarioRequest }
  | {
      readonly kind: 'run-scenario';
      readonly id: number;
      readonly request: ScenarioRequest;
      readonly limits: RunLimits;
    };

/** What the worker answers. */
export type WorkerAnswer =
  | { readonly kind: 'loaded'; readonly id: number }
  | { readonly kind: 'outcome'; readonly id: number; readonly outcome: ScenarioOutcome }
  /** Our own fault, never the learner's. */
  | { readonly kind: 'fault'; readonly id: number; readonly message: string };

/** A worker as the client sees it, the same for a browser's and for Node's. */
export interface WorkerPort {
  post(request: WorkerRequest): void;
  /** Called for each answer. */
  onAnswer: ((answer: WorkerAnswer) => void) | undefined;
  /** Called once when the worker cannot start or dies by itself, with what is known about it. */
  onDeath: ((reason: string) => void) | undefined;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}
