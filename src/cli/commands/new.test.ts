import { readFolder } from '../content-folder.ts';
import { expect, it } from 'vitest';
import { exerciseTemplate } from '../exercise-template.ts';
import { createProject } from '../temporary-project.fixture.ts';
import { createExercise } from './new.ts';

it('writes the folder and says what comes next', async () => {
  const { context, printed } = await createProject();
  expect(await createExercise('01-voices/whisper', context)).toBe(0);
  expect(await readFolder(`${context.root}/content/lessons/01-voices/exercises/whisper`)).toEqual(exerciseTemplate);
  expect(printed()).toMatchInlineSnapshot(`
    "
    Wrote content/lessons/01-voices/exercises/whisper: a small exercise that works, to be made into yours.

    1. Follow every TODO(author) in it, and take the mark out.
    2. Put <Exercise id="whisper" /> into content/lessons/01-voices/index.mdx.
    3. npm run course -- check whisper
    4. npm run dev, and solve it yourself.
    "
  `);
});

it.each([
  ['an id that is taken', 'voices/shout', 'There is an exercise "shout" in 01-voices already.'],
  ['a lesson that is not there', 'noises/whisper', 'There is no lesson "noises". There are: 01-voices.'],
  ['an id that is not kebab-case', 'voices/Whisper', 'Expected <lesson>/<exercise>'],
  ['a path that is too long', 'voices/whisper/loud', 'Expected <lesson>/<exercise>'],
  ['a path that goes elsewhere', 'voices/../whisper', 'Expected <lesson>/<exercise>'],
])('refuses %s', async (_what, target, message) => {
  const { context } = await createProject();
  await expect(createExercise(target, context)).rejects.toThrow(message);
});
