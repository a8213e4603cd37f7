import { AuthorError, parseExercise, type Exercise } from './index.ts';

/** A small exercise folder in which everything is right. */
export const exampleFolder: Readonly<Record<string, string>> = {
  'exercise.yaml': `title: Double a number
function: { handler: index.handler, memorySize: 256, timeout: 7 }
tasks:
  - scenarios:
      - name: a number in the query string
        values: { number: int 2 99 }
        request: { path: /double, query: { n: 'n{{ number }}' } }
        checks:
          - { id: answers-201, kind: response-status, equals: 201 }
          - { id: doubles, kind: response-json, equals: { doubled: 'n{{ number }}n{{ number }}' } }
    hints: [look, look closer, double it]
  - scenarios:
      - name: two bare events
        steps: [{ invoke: null }, { invoke: { n: 4 } }]
        checks:
          - { id: survives-null, kind: no-function-error, step: 1 }
    hints: [one, two, three]
mistakes:
  - { file: adds.mjs, caughtBy: doubles, why: Adding is easier. }
  - { file: throws.mjs, caughtBy: survives-null, why: Null is unexpected. }
  - { file: forgets-status.mjs, caughtBy: answers-201, why: 200 is usual. }
`,
  'instructions.md': 'A number comes in.\n\n## 1. Double it\n\nTwice.\n\n## 2. Survive\n\nAnything.\n',
  'starter/index.mjs': 'export const handler = async () => {};\n',
  'starter/lib.mjs': 'export const two = 2;\n',
  'solution/index.mjs': 'export const handler = async () => 4;\n',
  'mistakes/adds.mjs': 'export const handler = async () => 5;\n',
  'mistakes/throws.mjs': 'export const handler = async () => 6;\n',
  'mistakes/forgets-status.mjs': 'export const handler = async () => 7;\n',
};

/** The example with one text in one file replaced. Throws when the text is not there, or there more than once. */
export function exampleWith(path: string, from: string, to: string): Record<string, string> {
  const parts = (exampleFolder[path] ?? '').split(from);
  if (parts.length !== 2) throw new Error(`'${from}' is ${parts.length - 1} times in ${path}.`);
  return { ...exampleFolder, [path]: parts.join(to) };
}

/** The example without one of its files. */
export function exampleWithout(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(exampleFolder).filter(([other]) => other !== path));
}

export function parseExample(folder: Readonly<Record<string, string>> = exampleFolder): Exercise {
  return parseExercise(folder, { id: 'double', lesson: '01-numbers' });
}

/** The message that an author gets for a folder; throws when there is none. */
export function authorMessage(folder: Readonly<Record<string, string>>): string {
  try {
    parseExample(folder);
  } catch (thrown) {
    // A line of its own keeps the snapshot readable.
    if (thrown instanceof AuthorError) return `\n${thrown.message}\n`;
    throw thrown;
  }
  throw new Error('The folder was accepted.');
}
