import type { RunLimits } from './exercise-spec.ts';
import { createGuestEngine, type LoadedEngine } from './guest/index.ts';
import { loadForRun, runScenario, type ScenarioRequest } from './run/index.ts';
import type { ScenarioOutcome } from './transcript.ts';

/** How a QuickJS build is handed in: the browser and Node.js load its WebAssembly in different ways. */
export type LoadVariant = () => Promise<LoadedEngine>;

export interface SandboxOptions {
  readonly loadVariant: LoadVariant;
  /** Real time in milliseconds, any origin. */
  readonly wallClockMs: () => number;
}

/** Runs functions. It never stops an endless native loop: whoever holds it keeps a watchdog. */
export interface Sandbox {
  /** Runs one scenario. `wallDeadlineMs` is on the scale of `wallClockMs`. Rejects only for our own faults. */
  runScenario(request: ScenarioRequest, limits: RunLimits, wallDeadlineMs: number): Promise<ScenarioOutcome>;
  /**
   * Loads what a run of this request needs: the engine, the guest modules that the code imports, the services around the
   * function. Runs nothing of the learner's. Rejects when something could not be loaded.
   */
  load(request: ScenarioRequest): Promise<void>;
}

/** Bounds of a run where nobody asks for others. */
export const defaultLimits: RunLimits = {
  wallClockMs: 5_000,
  guestMemoryBytes: 128 * 2 ** 20,
  logLines: 1_000,
};

/** A fault of ours, never of the learner's code. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

export function createSandbox({ loadVariant, wallClockMs }: SandboxOptions): Sandbox {
  const engine = createGuestEngine(loadVariant);
  return {
    async runScenario(request, limits, wallDeadlineMs) {
      try {
        return await runScenario(request, { engine, limits, wallClockMs, wallDeadlineMs });
      } catch (thrown) {
        throw new SandboxError(`The sandbox failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`, {
          cause: thrown,
        });
      }
    },
    load: (request) => loadForRun(request, engine),
  };
}
