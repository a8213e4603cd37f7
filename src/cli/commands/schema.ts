import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type AuthorProblem, exerciseJsonSchema } from '#course';
import type { CommandContext, ExitCode } from '../command.ts';

/** Relative to `content/`. The first line of an exercise.yaml points an editor to it. */
export const schemaFile = 'exercise.schema.json';

/** Writes the JSON Schema from which editors offer completion in exercise.yaml. */
export async function writeSchema({ root, print }: CommandContext): Promise<ExitCode> {
  await writeFile(join(root, 'content', schemaFile), `${JSON.stringify(exerciseJsonSchema(), null, 2)}\n`);
  print(`Wrote content/${schemaFile}.`);
  return 0;
}

/** Checks that the schema that editors see is the one that exercises are checked against. Layout does not matter. */
export function checkSchemaFile(content: Readonly<Record<string, string>>): AuthorProblem[] {
  const text = content[schemaFile];
  if (text !== undefined && isDeepStrictEqual(parse(text), JSON.parse(JSON.stringify(exerciseJsonSchema())))) return [];
  return [
    {
      file: `content/${schemaFile}`,
      expected: 'the JSON Schema of exercise.yaml as src/course has it',
      found: text === undefined ? 'no such file' : 'an older one',
      remedy: 'Run "npm run course -- schema".',
    },
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
