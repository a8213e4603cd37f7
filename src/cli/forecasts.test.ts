import { expect, it } from 'vitest';
import { check } from './commands/check.ts';
import { run } from './commands/run.ts';
import { createProject, exercisePath, type TemporaryProject } from './temporary-project.fixture.ts';

const yaml = `# yaml-language-server: $schema=../../../../exercise.schema.json
kind: predict
title: Foresee a counter
function: { handler: index.handler, memorySize: 128, timeout: 3 }
tasks:
  - scenarios:
      - name: two invocations
        values: { number: int 10 99 }
        steps: [{ invoke: { n: '{{ number }}' } }, { invoke: { n: '{{ number }}' } }]
        predictions:
          - id: second
            ask: What does the second one return?
            kind: choice
            options: [1, 2, 3]
            from: { kind: answer, path: count }
            why: The variable lasts.
            mistakes: [{ forecast: 1, say: It lasts. }]
          - id: cold
            ask: How many cold starts?
            kind: number
            tolerance: 0
            from: { kind: cold-starts }
            why: One environment is enough.
            mistakes: [{ forecast: 2, say: The first one was kept. }]
    hints: [look, look closer, it lasts]
`;

/** A project whose one exercise asks for forecasts. */
async function createForecast(text = yaml): Promise<TemporaryProject> {
  const project = await createProject();
  const exercise = 'content/lessons/01-voices/exercises/count';
  await project.write('content/lessons/01-voices/index.mdx', lesson);
  await project.write(`${exercise}/exercise.yaml`, text);
  await project.write(`${exercise}/instructions.md`, 'Read.\n\n## 1. Two\n\nOne after the other.\n');
  await project.write(
    `${exercise}/starter/index.mjs`,
    'let count = 0;\nexport const handler = async ({ n }) => ({ count: ++count, n });\n',
  );
  return project;
}

const lesson = `---
title: Voices
description: Loud and soft.
slug: lessons/voices
---

<Exercise id="shout" />

<Exercise id="count" />
`;

async function problemsWith(from: string, to: string): Promise<string> {
  if (yaml.split(from).length !== 2) throw new Error(`'${from}' is not there once.`);
  const project = await createForecast(yaml.replace(from, to));
  expect(await check(['count'], project.context)).toBe(1);
  const printed = project.printed();
  return printed.slice(printed.indexOf('\n\n  content/'), printed.indexOf('✓ passes'));
}

it('proves that what happened is right under every seed, and that each known mistake is wrong', async () => {
  const project = await createForecast();
  expect(await check(['count'], project.context)).toBe(0);
  expect(project.printed()).toMatchInlineSnapshot(`
    "

    count  (01-voices)

        1  second
        2  cold

                     1  2
      what happened  ✓  ✓
      second: 1      ✗  ✓   caught by 1
      cold: 2        ✓  ✗   caught by 2

    ✓ passes   ✗ fails   ! fails because the function did   – not reached   ~ not the same under every seed
    The check that is named for a mistake is tried under every seed, its other ones under the first.
    1 exercise under 10 seeds: no problems.
    "
  `);
});

it('reports what is not the same on every run', async () => {
  const text = await problemsWith(
    'kind: choice\n            options: [1, 2, 3]\n            from: { kind: answer, path: count }',
    'kind: number\n            from: { kind: answer, path: n }',
  );
  expect(text).toContain('expected  the same on every run');
  expect(text).toMatch(/found {5}\d\d under seed 2/);
});

it('reports an answer that nobody can choose', async () => {
  expect(await problemsWith('options: [1, 2, 3]', 'options: [1, 3]')).toMatchInlineSnapshot(`
    "

      content/lessons/01-voices/exercises/count/exercise.yaml  second
        expected  one of the options: 1, 3
        found     what happened is 2
        remedy    Add it to the options, in the same type, or correct from.

    "
  `);
});

it('reports a mistake that is right', async () => {
  expect(await problemsWith('tolerance: 0', 'tolerance: 1')).toMatchInlineSnapshot(`
    "

      content/lessons/01-voices/exercises/count/exercise.yaml  cold
        expected  the forecast 2 to be wrong
        found     it is right under seed 1
        remedy    Take it out of mistakes, lower the tolerance, or correct from.

      content/lessons/01-voices/exercises/count/exercise.yaml  cold
        expected  at least one wrong answer that turns this check red under every seed
        found     it never fails: not with the starter, and not with any mistake
        remedy    Add a mistake that answers, and that cold catches. If there is none, the check cannot fail: correct it or take it out.

    "
  `);
});

it('reports that there is nothing to look at', async () => {
  expect(await problemsWith('path: count', 'path: counts')).toMatchInlineSnapshot(`
    "

      content/lessons/01-voices/exercises/count/exercise.yaml  second
        expected  something to compare a forecast with
        found     The run brought nothing that a forecast could be compared with.
        remedy    Correct from: its step, or its path in the answer. See the run with "npm run course -- run".

      content/lessons/01-voices/exercises/count/exercise.yaml  second
        expected  at least one wrong answer that turns this check red under every seed
        found     it never fails: not with the starter, and not with any mistake
        remedy    Add a mistake that answers, and that second catches. If there is none, the check cannot fail: correct it or take it out.

    "
  `);
});

it('runs what happens as the forecast, or a file of forecasts', async () => {
  const { context, write, printed } = await createForecast();
  expect(await run({ exercise: 'count', file: undefined, seed: 7 }, context)).toBe(0);
  await write('mine.json', '{ "second": 2, "cold": 2 }');
  expect(await run({ exercise: 'count', file: 'mine.json', seed: 7 }, context)).toBe(1);
  expect(printed()).toContain('Solved: all 2 forecasts were right.');
  expect(printed()).toContain('wrong-forecast: With two invocations: The first one was kept.');
  await write('broken.json', '[1]');
  await expect(run({ exercise: 'count', file: 'broken.json', seed: 7 }, context)).rejects.toThrow(
    'broken.json has to hold an object: the id of each prediction, and the forecast.',
  );
});

it('leaves exercises of the usual kind as they are', async () => {
  const project = await createForecast();
  expect(await check(['shout'], project.context)).toBe(0);
  expect(project.printed()).toContain(exercisePath.split('/').at(-1) ?? '');
});
