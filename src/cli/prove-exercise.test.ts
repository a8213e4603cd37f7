import { type Exercise, parseExercise } from '#course';
import type { CheckResult, GradeReport } from '#sandbox';
import type { RunRequest, SandboxClient } from '#worker';
import { expect, it } from 'vitest';
import { exerciseTemplate } from './exercise-template.ts';
import { formatProof } from './format-proof.ts';
import { cellOf, proveExercise } from './prove-exercise.ts';

const exercise: Exercise = parseExercise(exerciseTemplate, { id: 'shout', lesson: '01-voices' });

type Status = Pick<CheckResult, 'status' | 'cause'>;
const passed: Status = { status: 'passed' };
const wrong: Status = { status: 'failed', cause: 'value' };
const threw: Status = { status: 'failed', cause: 'function-error' };
const notReached: Status = { status: 'not-reached' };

/** A client that gives the second check this status, and remembers what it was asked to run. */
function createClient(decide: (request: RunRequest) => Status): { client: SandboxClient; requests: RunRequest[] } {
  const requests: RunRequest[] = [];
  const unused = (): never => {
    throw new Error('Nobody calls this.');
  };
  return {
    requests,
    client: {
      run(request) {
        requests.push(request);
        const report = reportWith(decide(request));
        return Promise.resolve({ report, outcomes: [], seed: request.seed, elapsedMs: 1 });
      },
      try: unused,
      stop: unused,
      dispose: unused,
    },
  };
}

function reportWith(second: Status): GradeReport {
  const base = { kind: 'response-json', sentence: '', step: 1 } as const;
  const checks: CheckResult[] = [
    { ...base, id: 'answers-200', ...passed },
    { ...base, id: 'repeats-the-word', ...second },
  ];
  const kind = second.status === 'not-reached' ? 'stopped' : second.status === 'passed' ? 'passed' : 'wrong-value';
  return {
    verdict: { kind, message: '' },
    tasks: [{ title: '', status: 'failed', scenarios: [{ name: '', seed: 1, status: 'failed', checks }] }],
  };
}

const isFile = (text: string | undefined) => (request: RunRequest) => request.files['index.mjs'] === text;

it('runs the solution twice under each of ten seeds, and every other answer once', async () => {
  const { client, requests } = createClient(() => passed);
  await proveExercise(exercise, client);
  const seedsOf = (text: string | undefined): number[] => requests.filter(isFile(text)).map(({ seed }) => seed);
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect(seedsOf(exercise.starter['index.mjs'])).toEqual(seeds);
  expect(seedsOf(exercise.solution['index.mjs'])).toEqual(seeds.flatMap((seed) => [seed, seed]));
  for (const { files } of exercise.mistakes) expect(seedsOf(files['index.mjs'])).toEqual(seeds);
});

it('runs an answer that had to be stopped only once', async () => {
  const isStarter = isFile(exercise.starter['index.mjs']);
  const { client, requests } = createClient((request) => (isStarter(request) ? notReached : passed));
  await proveExercise(exercise, client);
  expect(requests.filter(isStarter)).toHaveLength(1);
});

it.each([
  ['passes under every seed', 'green', () => passed],
  ['fails under every seed', 'red', () => wrong],
  ['fails because the function did', 'function-failed', () => threw],
  ['fails, now and then because the function did', 'red', (seed: number) => (seed % 3 === 0 ? threw : wrong)],
  ['fails under some seeds only', 'mixed', (seed: number) => (seed === 7 ? passed : wrong)],
  ['is not reached', 'not-reached', () => notReached],
])('sums up a check that %s', async (_what, cell, decide: (seed: number) => Status) => {
  const { client } = createClient(({ seed }) => decide(seed));
  const { rows } = await proveExercise(exercise, client);
  const [starter] = rows;
  expect(starter && cellOf(starter, 'repeats-the-word')).toBe(cell);
  expect(starter && cellOf(starter, 'answers-200')).toBe('green');
});

it('draws every state of a check with a sign of its own', async () => {
  const [first, second, third] = exercise.mistakes.map(({ files }) => isFile(files['index.mjs']));
  const { client } = createClient((request) => {
    if (first?.(request) === true) return wrong;
    if (second?.(request) === true) return request.seed === 3 ? wrong : passed;
    if (third?.(request) === true) return notReached;
    return isFile(exercise.solution['index.mjs'])(request) ? passed : threw;
  });
  expect(`\n${formatProof(await proveExercise(exercise, client))}\n`).toMatchInlineSnapshot(`
    "
        1  answers-200
        2  repeats-the-word

                             1  2
      starter                ✓  !
      solution               ✓  ✓
      drops-the-number       ✓  ✗   caught by 2
      body-is-an-object      ✓  ~   caught by 1
      reads-the-wrong-place  ✓  –   caught by 2
    "
  `);
});
