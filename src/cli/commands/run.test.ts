import { expect, it } from 'vitest';
import { createProject, filledIn, filledInWith } from '../temporary-project.fixture.ts';
import { run } from './run.ts';

it('grades the solution when no file is given', async () => {
  const project = await createProject();
  expect(await run({ exercise: 'shout', file: undefined, seed: 7 }, project.context)).toBe(0);
  expect(steady(project.printed())).toMatchInlineSnapshot(`
    "
    Shout (shout): the solution

    1. Repeat the word
      With a word in the query string
        ✓ The caller gets status 200.  [answers-200]
        ✓ The body is the JSON {"word":"ember-5111!","number":"n60"}.  [repeats-the-word]

    Solved: all 2 checks passed.
    Seed 7, <n> ms.
    "
  `);
});

it('shows expected, received, the event and the log of what fails', async () => {
  const project = await createProject();
  const answer = filledInWith(
    'mistakes/reads-the-wrong-place.mjs',
    '=> ({',
    '=> (console.log({ seen: event.word }), {',
  );
  await project.write('my/answer.mjs', answer);
  expect(await run({ exercise: 'shout', file: 'my/answer.mjs', seed: 7 }, project.context)).toBe(1);
  expect(steady(project.printed())).toMatchInlineSnapshot(`
    "
    Shout (shout): my/answer.mjs

    1. Repeat the word
      With a word in the query string
        ✓ The caller gets status 200.  [answers-200]
        ✗ The body is the JSON {"word":"ember-5111!","number":"n60"}.  [repeats-the-word]
          The answer says "undefined": look for the word in the event.
          expected  {"word":"ember-5111!","number":"n60"}
          received  {"word":"undefined!"}
          event     { … word=ember-5111&number=n60 … }
          log
            START RequestId: <id> Version: $LATEST
            <time>	<id>	INFO	{ seen: undefined }
            END RequestId: <id>
            REPORT RequestId: <id>	Duration: <n> ms	Billed Duration: <n> ms	Memory Size: 128 MB	Max Memory Used: 76 MB	Init Duration: <n> ms

    wrong-value: With a word in the query string: The answer says "undefined": look for the word in the event.
    Seed 7, <n> ms.
    "
  `);
});

it('takes a .cjs file for CommonJS', async () => {
  const project = await createProject();
  await project.write('answer.cjs', filledIn('solution/index.mjs').replace('export const handler', 'exports.handler'));
  expect(await run({ exercise: 'shout', file: 'answer.cjs', seed: 7 }, project.context)).toBe(0);
});

it('refuses an exercise or a file that is not there', async () => {
  const { context } = await createProject();
  const args = { exercise: 'shout', file: undefined, seed: 7 };
  await expect(run({ ...args, exercise: 'whisper' }, context)).rejects.toThrow(
    'There is no exercise "whisper". There are: shout.',
  );
  await expect(run({ ...args, file: 'nowhere.mjs' }, context)).rejects.toThrow(
    /nowhere\.mjs could not be read: ENOENT/,
  );
});

/** Leaves out what the engine makes up and what differs between machines. */
function steady(text: string): string {
  return text
    .replace(/\d+ ms\.$/m, '<n> ms.')
    .replace(/^( +event +).*"rawQueryString":"([^"]*)".*$/m, '$1{ … $2 … }')
    .replaceAll(/[0-9a-f]{8}-[-0-9a-f]{27}/g, '<id>')
    .replaceAll(/\S+ ms\b/g, '<n> ms')
    .replaceAll(/\S+T\S+Z/g, '<time>');
}
