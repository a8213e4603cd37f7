import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exerciseFolders } from '#course';
import { type CommandContext, type ExitCode, UsageError } from '../command.ts';
import { readFolder } from '../content-folder.ts';
import { exerciseTemplate } from '../exercise-template.ts';

/** Writes the folder of a new exercise. `target` is `<lesson>/<exercise>`, the lesson with or without its number. */
export async function createExercise(target: string, { root, print }: CommandContext): Promise<ExitCode> {
  const [lessonName = '', id = '', ...rest] = target.split('/');
  if (lessonName === '' || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || rest.length > 0) {
    throw new UsageError(
      `Expected <lesson>/<exercise>, the exercise in kebab-case, such as your-first-handler/greet-by-name; got "${target}".`,
    );
  }
  const files = await readFolder(join(root, 'content'));
  const lessons = [...new Set(Object.keys(files).flatMap((path) => /^lessons\/([^/]+)\//.exec(path)?.[1] ?? []))];
  const lesson = lessons.find((folder) => folder === lessonName || folder.replace(/^\d+-/, '') === lessonName);
  if (lesson === undefined) {
    throw new UsageError(
      `There is no lesson "${lessonName}". There are: ${lessons.join(', ')}. Write its index.mdx first.`,
    );
  }
  const twin = exerciseFolders(files).find(({ place }) => place.id === id);
  if (twin !== undefined) {
    throw new UsageError(
      `There is an exercise "${id}" in ${twin.place.lesson} already. Ids are unique in the course: choose another.`,
    );
  }
  const folder = join('content', 'lessons', lesson, 'exercises', id);
  for (const [path, text] of Object.entries(exerciseTemplate)) {
    await mkdir(dirname(join(root, folder, path)), { recursive: true });
    await writeFile(join(root, folder, path), text);
  }
  print(`Wrote ${folder}: a small exercise that works, to be made into yours.

1. Follow every TODO(author) in it, and take the mark out.
2. Put <Exercise id="${id}" /> into content/lessons/${lesson}/index.mdx.
3. npm run course -- check ${id}
4. npm run dev, and solve it yourself.`);
  return 0;
}
