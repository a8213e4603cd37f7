import { builtinModules } from 'node:module';
import { defaultLimits, type ExerciseSpec, type VerdictKind } from '#sandbox';
import type { SandboxClient } from '#worker';
import { createNodeSandboxClient } from '#worker/node';
import * as hostileCode from '../src/worker/hostile-code.fixture.ts';

const memorySizes = [128, 512, 1_769, 3_008, 10_240];
const limits = { ...defaultLimits, wallClockMs: 1_500 };
const graceMs = 1_000;

const { broken, endless, deep, memory, slow, nativeLoops, overwriting } = hostileCode;
/** How fast simulated time passes depends on the memory: what ends these first may be another guard. */
const guards: readonly VerdictKind[] = ['timed-out', 'stopped', 'out-of-memory'];

/** Runs the list of hostile code at every memory size, in functions that have every module loaded. */
export async function judgeHostileList(
  print: (line: string) => void,
): Promise<{ readonly passed: number; readonly failures: number }> {
  const client = createNodeSandboxClient({ limits });
  const imports = await importsOfAll(client);
  const groups = [
    ...[broken, endless, deep, memory, slow, nativeLoops].map((cases) => ({ cases, mayAnswer: false })),
    { cases: overwriting, mayAnswer: true },
  ];
  let passed = 0;
  let failures = 0;
  for (const memorySize of memorySizes) {
    for (const { cases, mayAnswer } of groups) {
      for (const [name, source, kinds] of cases) {
        const allowed = mayAnswer ? [...kinds, ...guards, 'wrong-value' as const] : [...kinds, ...guards];
        const problem = await judge(client, { source: imports + source, memorySize }, allowed);
        if (problem === undefined) passed += 1;
        else {
          failures += 1;
          print(`✗ ${name}, at ${memorySize} MB: ${problem}`);
        }
      }
    }
    print(`  hostile code at ${memorySize} MB: done`);
  }
  client.dispose();
  return { passed, failures };
}

/** On one line, so that places stay what they are. */
async function importsOfAll(client: SandboxClient): Promise<string> {
  const present: string[] = [];
  for (const name of builtinModules.map((one) => `node:${one.replace(/^node:/, '')}`)) {
    const source = `import '${name}'; export const handler = async () => 'right';`;
    const { report } = await client.run({ spec: specAt(10_240), files: { 'index.mjs': source }, seed: 1 });
    if (report.verdict.kind === 'passed') present.push(`import '${name}';`);
  }
  return present.join('');
}

async function judge(
  client: SandboxClient,
  { source, memorySize }: { readonly source: string; readonly memorySize: number },
  allowed: readonly VerdictKind[],
): Promise<string | undefined> {
  const spec = specAt(memorySize);
  const startMs = performance.now();
  const hostile = await client.run({ spec, files: { 'index.mjs': source }, seed: 1 });
  const elapsedMs = performance.now() - startMs;
  const next = await client.run({
    spec,
    files: { 'index.mjs': "export const handler = async () => 'right';" },
    seed: 1,
  });
  const { kind, message } = hostile.report.verdict;
  if (!allowed.includes(kind)) return `the verdict is ${kind}: ${message}`;
  if (elapsedMs > limits.wallClockMs + graceMs) return `it took ${Math.round(elapsedMs)} ms`;
  if (next.report.verdict.kind !== 'passed') return `the next run ended in ${next.report.verdict.kind}`;
  return undefined;
}

function specAt(memorySize: number): ExerciseSpec {
  return {
    function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize, timeout: 3, environment: {} },
    tasks: [
      {
        title: 'Answer',
        hints: [],
        scenarios: [
          {
            name: 'an event',
            values: {},
            steps: [{ kind: 'invoke', event: {} }],
            checks: [{ id: 'answers', kind: 'answer', equals: 'right' }],
          },
        ],
      },
    ],
  };
}
