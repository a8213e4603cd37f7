import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultLimits } from '#sandbox';
import { createNodeSandboxClient } from '#worker/node';
import { onTestFinished } from 'vitest';
import type { CommandContext } from './command.ts';
import { createExercise } from './commands/new.ts';
import { writeSchema } from './commands/schema.ts';
import { exerciseTemplate } from './exercise-template.ts';

/** A project in a temporary folder, gone when the test is over. */
export interface TemporaryProject {
  readonly context: CommandContext;
  /** Writes a file; the path is relative to the project's root. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** Everything that was printed, with a line break at both ends; `<time>` stands for how long something took. */
  readonly printed: () => string;
}

/** Where the project's one lesson is. */
export const lessonPath = 'content/lessons/01-voices';

/** Where the project's one exercise is. */
export const exercisePath = `${lessonPath}/exercises/shout`;

/** A lesson with all that a lesson has to have, and a place for more. */
export const lessonText = `---
title: Voices
description: Loud and soft.
slug: lessons/voices
---

After this lesson you can:

- shout;
- whisper.

A caller asks for a word, and nobody hears the answer, because it is too soft. The next caller asks again, and so does the one after
that. You pay for each of them, and none is content.

<Exercise id="shout" />

## What a voice is

Some are loud, and some are soft.

## Check yourself

<Quiz />

## What to remember

<Remember>

- Speak up.
- Be brief.
- Be kind.

</Remember>

## Sources

<Sources>

- The Book of Voices: [how to shout](https://voices.example.com/), as of November 2026.

</Sources>
`;

const quizText = `questions:
  - { kind: order, ask: Put them in order., items: [soft, loud, louder], why: Each is louder than the one before. }
  - kind: single
    ask: Which is loud?
    options: [{ text: a shout, correct: true, why: It is heard. }, { text: a whisper, why: Nobody hears it. }]
  - kind: line
    ask: Which line is loud?
    code: |
      whisper();
      shout();
    answer: 2
    why: It shouts.
    otherwise: It does not.
`;

/** Makes a project with one lesson, and in it the exercise that `new` writes with its TODOs filled in. */
export async function createProject(): Promise<TemporaryProject> {
  const root = await mkdtemp(join(tmpdir(), 'coldstart-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const lines: string[] = [];
  const project: TemporaryProject = {
    context: {
      root,
      workingFolder: root,
      print: (text) => lines.push(text),
      createClient: () => createNodeSandboxClient({ limits: { ...defaultLimits, wallClockMs: 1_500 }, graceMs: 100 }),
    },
    async write(path, text) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    },
    printed: () =>
      `\n${lines
        .join('\n')
        .replaceAll(root, '<root>')
        .replaceAll(/(code in )\d+\.\d s/g, '$1<time>')}\n`,
  };
  await project.write('content/course.yaml', 'title: T\ndescription: D\nparts: [{ title: P, lessons: [01-voices] }]\n');
  await project.write(`${lessonPath}/index.mdx`, lessonText);
  await project.write(`${lessonPath}/quiz.yaml`, quizText);
  await createExercise('voices/shout', project.context);
  await writeSchema(project.context);
  for (const path of Object.keys(exerciseTemplate)) await project.write(`${exercisePath}/${path}`, filledIn(path));
  lines.length = 0;
  return project;
}

/** A file of the template without its TODOs. */
export function filledIn(path: string): string {
  return (exerciseTemplate[path] ?? '').replaceAll('TODO(author)', 'Done');
}

/** The same with one text replaced. Throws when the text is not there, or there more than once. */
export function filledInWith(path: string, from: string, to: string): string {
  const parts = filledIn(path).split(from);
  if (parts.length !== 2) throw new Error(`'${from}' is ${parts.length - 1} times in ${path}.`);
  return parts.join(to);
}
