import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ngVariant from '@jitl/quickjs-ng-wasmfile-release-sync';
import { getQuickJS, newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten';
import {
  createEngine,
  createSandbox,
  defaultLimits,
  grade,
  loadChecks,
  prepareExercise,
  previewEvent,
  type ExerciseSpec,
} from '#sandbox';
import { median, milliseconds, times, type Figure } from './figure.ts';
import { handlerSource } from './handler-source.ts';
import { callHandler } from './plain-quickjs.ts';

const rounds = 150;
const warmUpRounds = 20;

/** Ten scenarios with a generated name each, and two checks on each answer. */
const spec: ExerciseSpec = {
  function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} },
  tasks: [
    {
      title: 'Greet the caller',
      hints: [],
      scenarios: Array.from({ length: 10 }, (_, index) => ({
        name: `caller ${index + 1}`,
        values: { caller: 'name' },
        steps: [
          {
            kind: 'http-request' as const,
            request: { method: 'GET', path: '/', query: { name: '{{ caller }}' }, headers: {} },
          },
        ],
        checks: [
          { id: `answers-${index}`, kind: 'response-status' as const, equals: 200 },
          { id: `greets-${index}`, kind: 'response-json' as const, equals: { message: 'Hello, {{ caller }}!' } },
        ],
      })),
    },
  ],
};

/**
 * Times a graded run of ten scenarios against ten fresh contexts of plain quickjs-emscripten that evaluate and call the
 * same handler with the same events. The three take turns in one process, so that the machine's moods hit them alike.
 */
export async function measureGradedRun(): Promise<readonly Figure[]> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm')));
  const sandbox = createSandbox({
    loadVariant: () => createEngine(ngVariant, wasm),
    wallClockMs: () => performance.now(),
  });
  await sandbox.load({ function: spec.function, files: { 'index.mjs': handlerSource }, steps: [], seed: 1 });
  const plainNg = await newQuickJSWASMModuleFromVariant(ngVariant);
  const plainDefault = await getQuickJS();

  const checks = await loadChecks(prepareExercise(spec, 1));
  const gradedRun = async (seed: number): Promise<void> => {
    const source = editedSource(seed);
    const deadlineMs = performance.now() + defaultLimits.wallClockMs;
    const runs = [];
    for (const scenario of prepareExercise(spec, seed)) {
      const request = {
        function: spec.function,
        files: { 'index.mjs': source },
        steps: scenario.steps,
        seed: scenario.seed,
      };
      runs.push({ scenario, outcome: await sandbox.runScenario(request, defaultLimits, deadlineMs) });
    }
    const { verdict } = grade(spec, runs, checks);
    if (verdict.kind !== 'passed') throw new Error(`The graded run did not pass: ${verdict.message}`);
  };
  const events = prepareExercise(spec, 1).flatMap(({ steps, seed }) =>
    steps.map((step) => {
      if (step.kind !== 'http-request') throw new Error('The exercise of the benchmark has HTTP requests only.');
      return JSON.stringify(previewEvent(step, seed));
    }),
  );
  const plain = (quickJs: typeof plainNg, seed: number): void => {
    for (const event of events) callHandler(quickJs, editedSource(seed), event);
  };

  const times_ = { graded: [] as number[], ng: [] as number[], default: [] as number[] };
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const graded = await timeOf(() => gradedRun(round + warmUpRounds + 1));
    const ng = await timeOf(() => {
      plain(plainNg, round);
    });
    const other = await timeOf(() => {
      plain(plainDefault, round);
    });
    if (round < 0) continue;
    times_.graded.push(graded);
    times_.ng.push(ng);
    times_.default.push(other);
  }
  const [graded, ng, other] = [median(times_.graded), median(times_.ng), median(times_.default)];
  return [
    {
      name: 'graded run of ten scenarios, to plain quickjs-emscripten with the same',
      measured: graded / ng,
      limit: 2,
      format: times,
    },
    { name: '  build (quickjs-ng, release, sync)', measured: ng, format: milliseconds },
    { name: '  the graded run', measured: graded, format: milliseconds },
    {
      name: '  the same to the default build of quickjs-emscripten',
      measured: graded / other,
      limit: 2,
      format: times,
    },
    { name: '  that build (quickjs, release, sync)', measured: other, format: milliseconds },
  ];
}

/** The handler with something of its own in each round: a learner runs what they have just changed. */
function editedSource(round: number): string {
  return `${handlerSource}// ${round}\n`;
}

async function timeOf(work: () => void | Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
