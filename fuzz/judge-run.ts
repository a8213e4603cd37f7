import { isDeepStrictEqual } from 'node:util';
import { defaultLimits, type FunctionConfig, type RunLimits, type ScenarioOutcome } from '#sandbox';
import type { SandboxClient } from '#worker';
import type { FuzzProgram } from './generate-program.ts';

/** Shorter than the page's: what hangs is ended after it, and there is much that does. */
export const fuzzLimits: RunLimits = { ...defaultLimits, wallClockMs: 1_000 };
/** How much longer than its limit a run may take. */
const graceMs = 1_000;

export function fuzzFunction(memorySize: number): FunctionConfig {
  return { handler: 'index.handler', runtime: 'nodejs24.x', memorySize, timeout: 3, environment: {} };
}

/** A good function that looks at whatever an earlier run may have left behind. */
const canary = `
let count = 0;
export const handler = async (event) => {
  count += 1;
  console.log('count', count, { event });
  const own = Object.getOwnPropertyNames(globalThis).sort().join();
  const sum = [...'abc'].map((letter) => letter.charCodeAt(0)).reduce((a, b) => a + b, 0);
  return { count, sum, own, keys: Object.keys(Object.prototype), text: String(Buffer.from('ok')), then: typeof Promise.prototype.then };
};`;

/** Says what a good function yields on a client that nothing has happened to. */
export async function canaryOutcome(client: SandboxClient): Promise<ScenarioOutcome> {
  return client.try({
    function: fuzzFunction(128),
    files: { 'index.mjs': canary },
    steps: [
      { kind: 'invoke', event: { n: 1 } },
      { kind: 'invoke', event: { n: 2 } },
    ],
    seed: 5,
  });
}

/** Runs a program twice in one environment, and the good function after it. Returns what is wrong; nothing when all is well. */
export async function judgeRun(
  client: SandboxClient,
  { source, memorySize }: FuzzProgram,
  expected: ScenarioOutcome,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const startMs = performance.now();
  try {
    const outcome = await client.try({
      function: fuzzFunction(memorySize),
      files: { 'index.mjs': source },
      steps: [
        { kind: 'invoke', event: { n: 1 } },
        { kind: 'invoke', event: { n: 2 } },
      ],
      seed: 1,
    });
    const elapsedMs = performance.now() - startMs;
    if (outcome.kind === 'stopped' && outcome.reason !== 'wall-clock-limit')
      problems.push(`the host went down: ${outcome.reason}, ${outcome.message}`);
    if (elapsedMs > fuzzLimits.wallClockMs + graceMs)
      problems.push(`it took ${Math.round(elapsedMs)} ms; the limit is ${fuzzLimits.wallClockMs} ms`);
  } catch (error) {
    problems.push(`a fault of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  try {
    if (!isDeepStrictEqual(await canaryOutcome(client), expected))
      problems.push('the next run was not what it always is');
  } catch (error) {
    problems.push(`the next run failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return problems;
}
