import { describe, expect, it } from 'vitest';
import { exerciseTemplate } from '../exercise-template.ts';
import { createProject, exercisePath, filledInWith, type TemporaryProject } from '../temporary-project.fixture.ts';
import { check } from './check.ts';
import { createExercise } from './new.ts';

/** What is printed below the matrix, for a project in which one file is another. */
async function problemsWith(path: string, text: string, ids: readonly string[] = ['shout']): Promise<string> {
  const project = await createProject();
  await project.write(path, text);
  expect(await check(ids, project.context)).toBe(1);
  return belowMatrix(project);
}

function belowMatrix(project: TemporaryProject): string {
  const printed = project.printed();
  return printed.slice(printed.indexOf('\n\n  content/'), printed.indexOf('✓ passes'));
}

describe('an exercise in order', () => {
  it('passes, and its matrix is printed', async () => {
    const project = await createProject();
    const exitCode = await check([], project.context);
    expect(project.printed()).toMatchInlineSnapshot(`
      "

      shout  (01-voices)

          1  answers-200
          2  repeats-the-word

                               1  2
        starter                ✓  ✗
        solution               ✓  ✓
        drops-the-number       ✓  ✗   caught by 2
        body-is-an-object      ✗  ✗   caught by 1
        reads-the-wrong-place  ✓  ✗   caught by 2

      The lessons

        01-voices  5.8 words a sentence, 16 at most  blocks: 2 parsed

        2 blocks of code in <time>: 2 parsed.

      ✓ passes   ✗ fails   ! fails because the function did   – not reached   ~ not the same under every seed
      The check that is named for a mistake is tried under every seed, its other ones under the first.
      1 exercise under 10 seeds: no problems.
      "
    `);
    expect(exitCode).toBe(0);
  });
});

describe('a problem is reported when', () => {
  it('something is left for the author to write', async () => {
    const path = 'solution/index.mjs';
    expect(await problemsWith(`${exercisePath}/${path}`, exerciseTemplate[path] ?? '')).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/solution/index.mjs:1
          expected  a finished exercise
          found     TODO(author): an answer that you would be glad to show.
          remedy    Write what it asks for, and take "TODO(author)" out.

      "
    `);
  });

  it('the starter solves a task', async () => {
    const { solution } = answers;
    expect(await problemsWith(`${exercisePath}/starter/index.mjs`, `${solution}\n// Not quite the same text.`))
      .toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/starter/index.mjs
          expected  the starter to fail at least one check of task 1, "Repeat the word"
          found     it passes all of them under seed 1
          remedy    Take out of the starter what solves the task, or add a check that looks at what the task asks for.

      "
    `);
  });

  it('the starter does not load', async () => {
    const problems = await problemsWith(`${exercisePath}/starter/index.mjs`, 'export const handler = async () => {');
    // What the engine says of the syntax is the engine's business.
    expect(problems.replace(/(syntax error).*/, '$1 …')).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/starter/index.mjs
          expected  a starter that loads
          found     Your code has a syntax error …
          remedy    Mend it: the first thing that a learner sees must not be an error of ours.

      "
    `);
  });

  it('the solution fails', async () => {
    expect(await problemsWith(`${exercisePath}/solution/index.mjs`, answers.withoutNumber)).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/solution/index.mjs
          expected  the solution to pass every check
          found     wrong-shape under seed 1. With a word in the query string: The body's "number" is missing; expected "n51".
          remedy    See it with "npm run course -- run shout --seed 1", then correct the solution or the check.

      "
    `);
  });

  it('the solution passes under some seeds only', async () => {
    const sometimes = answers.solution.replace('{ word:', '{ ...(Math.random() < 0.2 && { extra: 1 }), word:');
    expect(await problemsWith(`${exercisePath}/solution/index.mjs`, sometimes)).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/solution/index.mjs
          expected  the solution to pass every check
          found     wrong-shape under seed 1. With a word in the query string: The body's "extra" should not be there; it is 1.
          remedy    See it with "npm run course -- run shout --seed 1", then correct the solution or the check.

      "
    `);
  });

  it('a mistake is caught by another check than the one that is named', async () => {
    const yaml = filledInWith('exercise.yaml', 'caughtBy: answers-200', 'caughtBy: repeats-the-word');
    const project = await createProject();
    await project.write(`${exercisePath}/exercise.yaml`, yaml);
    await project.write(
      `${exercisePath}/mistakes/body-is-an-object.mjs`,
      answers.solution
        .replace('return {', 'return { statusCode: 204, body: JSON.stringify({')
        .replace('};\n};', '})};\n};'),
    );
    expect(await check(['shout'], project.context)).toBe(1);
    expect(belowMatrix(project)).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/mistakes/body-is-an-object.mjs
          expected  the check repeats-the-word to fail with this mistake
          found     under seed 1 it does not; what fails is answers-200
          remedy    Correct caughtBy in exercise.yaml, or sharpen repeats-the-word.

      "
    `);
  });

  it('a mistake is caught by no check', async () => {
    expect(await problemsWith(`${exercisePath}/mistakes/drops-the-number.mjs`, answers.solution))
      .toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/mistakes/drops-the-number.mjs
          expected  the check repeats-the-word to fail with this mistake
          found     no check fails under every seed: under seed 1 repeats-the-word does not
          remedy    Add or sharpen a check so that it catches the mistake. If the answer is in fact right, delete the mistake.

      "
    `);
  });

  it('nothing turns a check red', async () => {
    const yaml = filledInWith(
      'exercise.yaml',
      '          - id: answers-200',
      '          - { id: is-calm, kind: log-excludes, text: panic }\n          - id: answers-200',
    );
    expect(await problemsWith(`${exercisePath}/exercise.yaml`, yaml)).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/exercise.yaml  is-calm
          expected  at least one wrong answer that turns this check red under every seed
          found     it never fails: not with the starter, and not with any mistake
          remedy    Add a mistake that answers, and that is-calm catches. If there is none, the check cannot fail: correct it or take it out.

      "
    `);
  });

  it('a check turns red only where the function fails', async () => {
    const project = await createProject();
    const yaml = filledInWith(
      'exercise.yaml',
      '          - id: answers-200',
      '          - { id: is-json, kind: response-media-type, equals: application/json }\n          - id: answers-200',
    );
    await project.write(`${exercisePath}/exercise.yaml`, yaml);
    await project.write(
      `${exercisePath}/mistakes/body-is-an-object.mjs`,
      'export const handler = async () => { throw new Error("no"); };',
    );
    expect(await check(['shout'], project.context)).toBe(1);
    expect(belowMatrix(project)).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/exercise.yaml  is-json
          expected  at least one wrong answer that turns this check red under every seed
          found     it fails only where the function itself failed, which would fail any check
          remedy    Add a mistake that answers, and that is-json catches. If there is none, the check cannot fail: correct it or take it out.

        content/lessons/01-voices/exercises/shout/exercise.yaml  answers-200
          expected  at least one wrong answer that turns this check red under every seed
          found     it fails only where the function itself failed, which would fail any check
          remedy    Add a mistake that answers, and that answers-200 catches. If there is none, the check cannot fail: correct it or take it out.

      "
    `);
  });

  it('a mistake has to be stopped', async () => {
    const endless = 'export const handler = async () => Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);';
    expect(await problemsWith(`${exercisePath}/mistakes/drops-the-number.mjs`, endless)).toMatchInlineSnapshot(`
      "

        content/lessons/01-voices/exercises/shout/mistakes/drops-the-number.mjs
          expected  a run that ends by itself
          found     The run was stopped: it had not ended after 1.5 s of real time. Look for a loop that never ends, or for work on something huge.
          remedy    Let it do less: every run of the check would take seconds.

      "
    `);
  });

  it('the exercise cannot be read', async () => {
    expect(await problemsWith(`${exercisePath}/exercise.yaml`, 'title: Shout\n')).toContain(
      'exercise.yaml:1  function',
    );
  });

  it('the schema for editors is an older one', async () => {
    expect(await problemsWith('content/exercise.schema.json', '{}', [])).toMatchInlineSnapshot(`
      "

        content/exercise.schema.json
          expected  the JSON Schema of exercise.yaml as src/course has it
          found     an older one
          remedy    Run "npm run course -- schema".

      "
    `);
  });

  it('a lesson does not show the exercise', async () => {
    const project = await createProject();
    await createExercise('01-voices/whisper', project.context);
    expect(await check([], project.context)).toBe(1);
    expect(project.printed()).toContain(
      '<Exercise id="whisper" />\n    found     an exercise that the lesson does not show',
    );
  });
});

it('refuses an exercise that is not there, and names those that are', async () => {
  const { context } = await createProject();
  await expect(check(['shoot'], context)).rejects.toThrow('There is no exercise "shoot". There are: shout.');
});

const answers = {
  solution: `export const handler = async (event) => {
  const { word, number } = event.queryStringParameters;
  return { word: \`\${word}!\`, number };
};`,
  withoutNumber: 'export const handler = async (event) => ({ word: `${event.queryStringParameters.word}!` });',
};
