import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { roomsRule } from './rooms-rule.js';

/** What the rule says of a file with this text. */
function problems(file: string, text: string): readonly string[] {
  const linter = new Linter({ cwd: '/project' });
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser },
    plugins: { coldstart: { rules: { rooms: roomsRule as never } } },
    rules: { 'coldstart/rooms': 'error' },
  };
  return linter.verify(text, config, { filename: `/project/${file}` }).map(({ message }) => message);
}

describe('the room rule', () => {
  it('lets a room import what it may', () => {
    expect(problems('src/course/a.ts', "import { grade } from '#sandbox';")).toEqual([]);
    expect(problems('src/site/a.ts', "import type { Exercise } from '#course';")).toEqual([]);
    expect(problems('src/cli/a.ts', "import { open } from '#worker/node';")).toEqual([]);
    expect(problems('src/sandbox/guest/a.ts', "import { newQuickJS } from 'quickjs-emscripten-core';")).toEqual([]);
  });

  it.each([
    ['an import', "import { grade } from '#sandbox';"],
    ['a type import', "import type { ExerciseSpec } from '#sandbox';"],
    ['a type inside an import', "import { type ExerciseSpec } from '#sandbox';"],
    ['an export', "export { grade } from '#sandbox';"],
    ['an export of everything', "export * from '#sandbox';"],
    ['a dynamic import', "const sandbox = await import('#sandbox');"],
    ['an import type', "export type Spec = import('#sandbox').ExerciseSpec;"],
  ])('refuses %s upwards and says why', (_, text) => {
    expect(problems('src/kernel/a.ts', text)).toEqual([
      "'kernel' must not import 'sandbox': everything rests on it, so it rests on nothing. It may import no other room.",
    ]);
  });

  it('says what the room may import instead', () => {
    expect(problems('src/sandbox/index.ts', "import { parseExercise } from '#course';")).toMatchInlineSnapshot(`
      [
        "'sandbox' must not import 'course': the engine is pure: it runs in a browser, in a worker and in Node.js alike. It may import only kernel, iam, sandbox/guest, sandbox/run, sandbox/grader.",
      ]
    `);
    expect(problems('src/simulators/a.ts', "import { grade } from '#sandbox';")).toMatchInlineSnapshot(`
      [
        "'simulators' must not import 'sandbox': models yield numbers and draw nothing. It may import only kernel, aws-facts.",
      ]
    `);
    expect(problems('src/worker/a.ts', "import { parseExercise } from '#course';")).toMatchInlineSnapshot(`
      [
        "'worker' must not import 'course': it moves the engine into a worker and adds nothing to it. It may import only kernel, sandbox, sam-template.",
      ]
    `);
    expect(problems('e2e/a.ts', "import { grade } from '#sandbox';")).toMatchInlineSnapshot(`
      [
        "'e2e' must not import 'sandbox': a learner has only the pages. It may import no other room.",
      ]
    `);
  });

  it('refuses a path past a door', () => {
    expect(problems('src/site/a.ts', "import { grade } from '../sandbox/grader/grade.ts';")).toMatchInlineSnapshot(`
      [
        "'../sandbox/grader/grade.ts' goes into the room 'sandbox/grader' past its door. Import from '#sandbox', or move the file.",
      ]
    `);
    expect(problems('src/cli/a.ts', "import { grade } from '../sandbox/index.ts';")).toMatchInlineSnapshot(`
      [
        "'../sandbox/index.ts' goes into the room 'sandbox' past its door. Import from '#sandbox', or move the file.",
      ]
    `);
    expect(problems('src/kernel/a.test.ts', "import { grade } from '../sandbox/index.ts';")).toMatchInlineSnapshot(`
      [
        "'../sandbox/index.ts' goes into the room 'sandbox' past its door. Import from '#sandbox', or move the file.",
      ]
    `);
  });

  it('refuses a name that is no door, and a file that enters its own room by the door', () => {
    expect(problems('src/site/a.ts', "import { grade } from '#sandbox/grader';")).toMatchInlineSnapshot(`
      [
        "'#sandbox/grader' is not a door. The doors are #kernel, #aws-facts, #aws-facts/measured-cold-starts.csv?raw, #iam, #sandbox, #simulators, #sam-template, #course, #playground, #course/decide, #worker, #worker/node, #worker/browser.",
      ]
    `);
    expect(problems('src/kernel/a.ts', "import { createRandom } from '#kernel';")).toMatchInlineSnapshot(`
      [
        "'#kernel' is this file's own room. Import from the file itself, by its path.",
      ]
    `);
  });

  it('keeps the parts of the engine apart', () => {
    expect(problems('src/sandbox/lambda/a.ts', "import { openGuest } from '../guest/index.ts';"))
      .toMatchInlineSnapshot(`
      [
        "'sandbox/lambda' must not import 'sandbox/guest': the model of Lambda reaches a JavaScript engine only through its port FunctionHost, so that it can be tested without one. It may import only kernel, aws-facts, the engine's leaf types.",
      ]
    `);
    expect(problems('src/sandbox/guest/a.ts', "import type { FunctionHost } from '../lambda/index.ts';"))
      .toMatchInlineSnapshot(`
      [
        "'sandbox/guest' must not import 'sandbox/lambda': it runs untrusted code and must not know what for. It may import only kernel, sandbox/guest/prelude, sandbox/guest/native.",
      ]
    `);
    expect(problems('src/sandbox/sources/a.ts', "import { grade } from '../grader/index.ts';")).toMatchInlineSnapshot(`
      [
        "'sandbox/sources' must not import 'sandbox/grader': a source makes events and reads answers; what happens between is not its business. It may import only kernel, aws-facts, the engine's leaf types.",
      ]
    `);
    expect(problems('src/sandbox/run/a.ts', "import { openGuest } from '../guest/guest-vm.ts';"))
      .toMatchInlineSnapshot(`
      [
        "'../guest/guest-vm.ts' goes into the room 'sandbox/guest' past its door. Import from its index.ts, or move the file.",
      ]
    `);
  });

  it('lets the grader see transcripts and nothing of how they came about', () => {
    expect(problems('src/sandbox/grader/a.ts', "import type { Transcript } from '../transcript.ts';")).toEqual([]);
    expect(problems('src/sandbox/grader/a.ts', "import { createSandbox } from '../sandbox.ts';"))
      .toMatchInlineSnapshot(`
        [
          "'sandbox/grader' must not import '../sandbox.ts': of the engine's top it may import the leaf types only (exercise-spec, transcript, grade-report, cloud-spec, cloud-record, trigger-spec, delivery-record, history-record, prediction-spec).",
        ]
      `);
    expect(problems('src/sandbox/grader/a.ts', "import { runScenario } from '../run/index.ts';"))
      .toMatchInlineSnapshot(`
        [
          "'sandbox/grader' must not import 'sandbox/run': it sees transcripts only, so that a check can never depend on how a run was made. It may import only kernel, iam, the engine's leaf types, sandbox/pictures.",
        ]
      `);
  });

  it('lets only the guest import the JavaScript engine', () => {
    expect(problems('src/sandbox/run/a.ts', "import { newQuickJS } from 'quickjs-emscripten-core';"))
      .toMatchInlineSnapshot(`
        [
          "'sandbox/run' must not import the package 'quickjs-emscripten-core': it joins the parts of the engine and knows nothing outside it. It may import only acorn, sucrase, @jridgewell/sourcemap-codec.",
        ]
      `);
    expect(problems('src/site/a.ts', "import { newQuickJS } from 'quickjs-emscripten-core';")).toMatchInlineSnapshot(`
      [
        "'site' must not import the package 'quickjs-emscripten-core': only 'sandbox/guest' runs untrusted code, so that its guards are in one place.",
      ]
    `);
  });

  it('keeps Node.js out of pure rooms, and lets their tests use it', () => {
    expect(problems('src/course/a.ts', "import { readFile } from 'node:fs/promises';")).toMatchInlineSnapshot(`
      [
        "'course' must not import 'node:fs/promises': it is a pure room, and runs in browsers too.",
      ]
    `);
    expect(problems('src/course/a.test.ts', "import { readFile } from 'node:fs/promises';")).toEqual([]);
  });

  it('keeps the browser client for the site and the Node client for the terminal', () => {
    expect(problems('src/site/a.ts', "import { open } from '#worker/node';")).toMatchInlineSnapshot(`
      [
        "'site' must not import '#worker/node': it needs the worker threads of Node.js. It is there for 'cli' only.",
      ]
    `);
    expect(problems('src/cli/a.ts', "import { open } from '#worker/browser';")).toMatchInlineSnapshot(`
      [
        "'cli' must not import '#worker/browser': it needs a browser's workers. It is there for 'site' only.",
      ]
    `);
  });
});
