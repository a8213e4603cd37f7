import { readdir, readFile } from 'node:fs/promises';
import { defaultLimits, type Sandbox } from '#sandbox';
import type { ComparedService, RecordedCall } from './recorded-call.ts';
import { surroundings } from './surroundings.ts';

const folder = new URL('programs/', import.meta.url);

/** Runs a service's programs inside the engine, in one invocation of a function, against the simulated services. */
export async function recordInEngine(sandbox: Sandbox, service: ComparedService): Promise<readonly RecordedCall[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs'));
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const)),
  );
  const limits = { ...defaultLimits, wallClockMs: 120_000 };
  const outcome = await sandbox.runScenario(
    {
      function: { handler: 'all.handler', runtime: 'nodejs24.x', memorySize: 1_769, timeout: 900, environment: {} },
      files,
      resources: surroundings,
      steps: [{ kind: 'invoke', event: { service } }],
      seed: 1,
    },
    limits,
    performance.now() + limits.wallClockMs,
  );
  if (outcome.kind !== 'ran') throw new Error(`The programs did not run to their end: ${outcome.message}`);
  const invocation = outcome.transcript.invocations[0]?.outcome;
  if (invocation?.kind !== 'answered') throw new Error(`The programs failed: ${JSON.stringify(invocation)}`);
  return invocation.answer as unknown as readonly RecordedCall[];
}
