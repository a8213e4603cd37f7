import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from './command.ts';
import { invoke } from './invoke.ts';

/** Writes the files into a folder of their own and invokes there. */
async function invokeWith(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'coldstart-invoke-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const printed: string[] = [];
  const logged: string[] = [];
  const output = { print: (text: string) => printed.push(text), printError: (text: string) => logged.push(text) };
  const exitCode = await invoke(args, folder, output);
  return { exitCode, printed, logged };
}

const greeter = `import { greet } from './lib/greet.mjs';
let count = 0;
export const handler = async ({ name }, { functionVersion }) => {
  count += 1;
  console.log('asked', count);
  return { text: greet(name), count, functionVersion, stage: process.env.STAGE };
};`;
const folder = {
  'greeter/index.mjs': greeter,
  'greeter/lib/greet.mjs': 'export const greet = (name) => `Hi ${name}`;',
};

describe('npm run invoke', () => {
  it('gives the events of a folder to one environment, answers on standard output and logs on standard error', async () => {
    const events = { 'one.json': '{ "name": "Ada" }', 'two.json': '{ "name": "Bo" }' };
    const args = ['greeter', '--event', 'one.json', '--event', 'two.json', '--env', 'STAGE=test'];
    const { exitCode, printed, logged } = await invokeWith({ ...folder, ...events }, args);
    expect(exitCode).toBe(0);
    expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
      { text: 'Hi Ada', count: 1, functionVersion: '$LATEST', stage: 'test' },
      { text: 'Hi Bo', count: 2, functionVersion: '$LATEST', stage: 'test' },
    ]);
    expect(logged.filter((line) => line.includes('asked')).length).toBe(2);
    expect(logged.filter((line) => line.startsWith('REPORT')).length).toBe(2);
    expect(logged.filter((line) => line.includes('Init Duration')).length).toBe(1);
  });

  it('says with its exit code that an invocation failed, and prints the error as Lambda answers it', async () => {
    const source = 'export const handler = async (event) => event.body.name;';
    const { exitCode, printed } = await invokeWith({ 'index.mjs': source }, ['index.mjs']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(printed[0] ?? '')).toEqual({
      errorType: 'TypeError',
      errorMessage: "Cannot read properties of undefined (reading 'name')",
      trace: [
        "TypeError: Cannot read properties of undefined (reading 'name')",
        '    at BufferedInvokeProcessor.handler (file:///var/task/index.mjs:1:52)',
      ],
    });
  });

  it('runs another handler, on the older runtime, from TypeScript', async () => {
    const source =
      'export const main = (event: { readonly n: number }, _context: unknown, callback: Function): void => { callback(null, event.n * 2); };';
    const files = { 'api.ts': source, 'event.json': '{ "n": 21 }' };
    const args = ['api.ts', '--handler', 'api.main', '--runtime', 'nodejs22.x', '--event', 'event.json'];
    expect(await invokeWith(files, args)).toMatchObject({ exitCode: 0, printed: ['42'] });
  });

  it('prints one object with --json, the same on every run', async () => {
    const source = "export const handler = async () => { console.log('now'); return 1; };";
    const { printed } = await invokeWith({ 'index.mjs': source }, ['index.mjs', '--json']);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toMatchInlineSnapshot(`
      "{
        "results": [
          {
            "kind": "response",
            "body": 1
          }
        ],
        "log": [
          "<time>\\t00000000-0000-4000-8000-000000000000\\tINFO\\tnow"
        ]
      }"
    `);
  });

  it.each([
    ['a file that is not there', ['nope.mjs'], 'There is no file or folder <folder>/nope.mjs.'],
    ['two files', ['a.mjs', 'b.mjs'], 'npm run --silent invoke -- FILE_OR_FOLDER [options]'],
    ['an unknown option', ['index.mjs', '--colour'], "Unknown option '--colour'."],
    ['an event that is no JSON', ['index.mjs', '--event', 'broken.json'], '<folder>/broken.json is no JSON: '],
    [
      'an event that is not there',
      ['index.mjs', '--event', 'nope.json'],
      '<folder>/nope.json could not be read: ENOENT: no such file or directory',
    ],
    [
      'too little memory',
      ['index.mjs', '--memory', '64'],
      '--memory takes a whole number from 128 to 10240; got "64".',
    ],
    [
      'a time-out that is no number',
      ['index.mjs', '--timeout', 'long'],
      '--timeout takes a whole number from 1 to 900; got "long".',
    ],
    [
      'an unknown runtime',
      ['index.mjs', '--runtime', 'nodejs8.x'],
      '--runtime takes nodejs24.x or nodejs22.x; got "nodejs8.x".',
    ],
    ['a variable without a value', ['index.mjs', '--env', 'STAGE'], '--env takes KEY=VALUE; got "STAGE".'],
  ])('refuses %s and says what it takes', async (_name, args, said) => {
    const files = { 'index.mjs': 'export const handler = async () => 1;', 'broken.json': '{ name: }' };
    const thrown: unknown = await invokeWith(files, args).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(UsageError);
    const [line = ''] = (thrown as Error).message.split('\n');
    expect(line.replace(/\/\S*coldstart-invoke-\w+/g, '<folder>')).toContain(said);
  });
});
