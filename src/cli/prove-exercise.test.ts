import { type Exercise, parseExercise } from '#course';
import type { CheckResult, GradeReport } from '#sandbox';
import type { RunRequest, SandboxClient } from '#worker';
import { expect, it } from 'vitest';
import { exerciseTemplate } from './exercise-template.ts';
import { formatProof } from './format-proof.ts';
import { cellOf, proveExercise, turnsRed } from './prove-exercise.ts';

const exercise: Exercise = parseExercise(exerciseTemplate, { id: 'shout', lesson: '01-voices' });

type Status = Pick<CheckResult, 'status' | 'cause'>;
const passed: Status = { status: 'passed' };
const wrong: Status = { status: 'failed', cause: 'value' };
const threw: Status = { status: 'failed', cause: 'function-error' };
const notReached: Status = { status: 'not-reached' };

/** A client that gives the second check this status, and the first one that, and remembers what it was asked to run. */
function createClient(
  decide: (request: RunRequest) => Status,
  decideFirst: (request: RunRequest) => Status = () => passed,
): { client: SandboxClient; requests: RunRequest[] } {
  const requests: RunRequest[] = [];
  const unused = (): never => {
    throw new Error('Nobody calls this.');
  };
  return {
    requests,
    client: {
      run(request) {
        requests.push(request);
        const report = reportWith(decideFirst(request), decide(request), request.checks);
        return Promise.resolve({ report, outcomes: [], seed: request.seed, elapsedMs: 1 });
      },
      try: unused,
      stop: unused,
      dispose: unused,
    },
  };
}

/** As if each of the two checks had a scenario of its own. */
function reportWith(first: Status, second: Status, wanted: readonly string[] | undefined): GradeReport {
  const base = { kind: 'response-json', sentence: '', step: 1 } as const;
  const all: CheckResult[] = [
    { ...base, id: 'answers-200', ...first },
    { ...base, id: 'repeats-the-word', ...second },
  ];
  const checks = all.filter(({ id }) => wanted?.includes(id) ?? true);
  const kind = second.status === 'not-reached' ? 'stopped' : second.status === 'passed' ? 'passed' : 'wrong-value';
  return {
    verdict: { kind, message: '' },
    tasks: [{ title: '', status: 'failed', scenarios: [{ name: '', seed: 1, status: 'failed', checks }] }],
  };
}

const isFile = (text: string | undefined) => (request: RunRequest) => request.files['index.mjs'] === text;

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const [, ...otherSeeds] = seeds;

it('runs the starter under each of ten seeds, and the solution twice', async () => {
  const { client, requests } = createClient(() => passed);
  await proveExercise(exercise, client);
  const runsOf = (text: string | undefined): unknown[] =>
    requests.filter(isFile(text)).map(({ seed, checks }) => [seed, checks]);
  expect(runsOf(exercise.starter['index.mjs'])).toEqual(seeds.map((seed) => [seed, undefined]));
  expect(runsOf(exercise.solution['index.mjs'])).toEqual(
    seeds.flatMap((seed) => [
      [seed, undefined],
      [seed, undefined],
    ]),
  );
});

it('runs a mistake whole under the first seed, and under the others for its check', async () => {
  const { client, requests } = createClient(
    () => wrong,
    () => wrong,
  );
  await proveExercise(exercise, client);
  for (const { files, caughtBy } of exercise.mistakes) {
    expect(requests.filter(isFile(files['index.mjs'])).map(({ seed, checks }) => [seed, checks])).toEqual([
      [1, undefined],
      ...otherSeeds.map((seed) => [seed, [caughtBy]]),
    ]);
  }
});

it('runs a mistake whole under every seed once its check does not fail under one', async () => {
  const [mistake] = exercise.mistakes;
  const isMistake = isFile(mistake?.files['index.mjs']);
  const { client, requests } = createClient(
    (request) => (isMistake(request) && request.seed === 4 ? passed : wrong),
    () => wrong,
  );
  const { rows } = await proveExercise(exercise, client);
  const row = rows.find(({ name }) => name === mistake?.name);
  expect(row && cellOf(row, 'repeats-the-word')).toBe('mixed');
  expect(row && cellOf(row, 'answers-200')).toBe('red');
  const whole = requests.filter((request) => isMistake(request) && request.checks === undefined);
  expect(whole.map(({ seed }) => seed)).toEqual([1, ...seeds]);
});

it('looks under every seed for a mistake that turns a check red for which none is named', async () => {
  const unnamed: Exercise = {
    ...exercise,
    mistakes: exercise.mistakes.map((mistake) => ({ ...mistake, caughtBy: 'repeats-the-word' })),
  };
  const [first, second, third] = unnamed.mistakes.map(({ files }) => isFile(files['index.mjs']));
  const { client, requests } = createClient(
    (request) => (isFile(unnamed.solution['index.mjs'])(request) ? passed : wrong),
    (request) => {
      if (first?.(request) === true) return request.seed === 1 ? wrong : passed;
      return second?.(request) === true || third?.(request) === true ? wrong : passed;
    },
  );
  const { rows } = await proveExercise(unnamed, client);
  const tried = requests.filter(({ checks }) => checks?.[0] === 'answers-200');
  expect(tried.filter((request) => first?.(request)).map(({ seed }) => seed)).toEqual(otherSeeds);
  expect(tried.filter((request) => second?.(request)).map(({ seed }) => seed)).toEqual(otherSeeds);
  expect(tried.filter((request) => third?.(request))).toEqual([]);
  expect(rows.filter((row) => turnsRed(row, 'answers-200')).map(({ name }) => name)).toEqual([
    unnamed.mistakes[1]?.name,
  ]);
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
