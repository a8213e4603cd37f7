import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import {
  createEngine,
  createSandbox,
  defaultLimits,
  toRuntimeRecord,
  type RuntimeRecord,
  type Sandbox,
} from '#sandbox';
import type { JsonValue } from '#kernel';
import type { RecordedCase, RecordedRuntime } from './recorded-case.ts';

export type ReplayedCase = RuntimeRecord;

/** Creates what cases are replayed in. */
export function createReplaySandbox(): Sandbox {
  return createSandbox({
    loadVariant: async () => {
      const file = fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm'));
      return createEngine(variant, await readFile(file));
    },
    wallClockMs: () => performance.now(),
  });
}

/** Runs a recorded function in the engine, in one execution environment, as the recording was made. */
export async function replay(
  sandbox: Sandbox,
  recorded: RecordedCase,
  runtime: RecordedRuntime,
): Promise<ReplayedCase> {
  const { handler, file = 'index.mjs', source = '', files = { [file]: source }, env = {}, timeout = 3 } = recorded;
  const limits = { ...defaultLimits, wallClockMs: 20_000, logLines: 10_000 };
  const outcome = await sandbox.runScenario(
    {
      function: { handler, runtime, memorySize: 128, timeout, environment: env },
      files,
      steps: recorded.events.map((event) => ({ kind: 'invoke', event: parsed(event) })),
      seed: 1,
    },
    limits,
    performance.now() + limits.wallClockMs,
  );
  if (outcome.kind !== 'ran') throw new Error(`The case did not run to its end: ${outcome.message}`);
  return toRuntimeRecord(outcome.transcript);
}

/** One of the reference recordings has its event as it came, as text. */
function parsed(event: JsonValue): JsonValue {
  return typeof event === 'string' && event.startsWith('{"') ? (JSON.parse(event) as JsonValue) : event;
}
