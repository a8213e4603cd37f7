import type * as engine from '#worker/browser';
import type { PreparedScenario } from '#sandbox';
import type { RunResult, SandboxClient } from '#worker';

/** The part of the page that is loaded when code is about to run. */
export type EngineModule = typeof engine;

export type { PreparedScenario, RunResult, SandboxClient };

let loading: Promise<EngineModule> | undefined;
let client: SandboxClient | undefined;

/** Loads what runs code. A failed download is tried again the next time. */
export function loadEngine(): Promise<EngineModule> {
  loading ??= import('#worker/browser').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The client that all exercises of a page share: one worker, one run at a time. */
export async function sharedClient(): Promise<SandboxClient> {
  const { createBrowserSandboxClient } = await loadEngine();
  client ??= createBrowserSandboxClient();
  return client;
}
