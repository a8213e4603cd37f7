import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { JsonValue } from '#kernel';
import { createNodeSandboxClient } from '#worker/node';
import { firstPlayground, type Playground } from '../playground.ts';
import { readPlayground } from '../read-playground.ts';
import { makeFolder } from './make-folder.ts';
import { zipFolder } from './zip-folder.ts';

const client = createNodeSandboxClient();
afterAll(() => {
  client.dispose();
});

function read(changes: Partial<Playground>) {
  const reading = readPlayground({ ...firstPlayground, ...changes });
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  return reading.read;
}

const folderOf = (changes: Partial<Playground>, events: readonly JsonValue[] = []) => makeFolder(read(changes), events);

/** Unpacks the folder, runs its own command in it, and gives what was printed. */
async function invokeUnpacked(changes: Partial<Playground>, events: readonly JsonValue[]): Promise<readonly string[]> {
  const place = await mkdtemp(join(tmpdir(), 'coldstart-playground-'));
  onTestFinished(() => rm(place, { recursive: true }));
  const unpacked = unzipSync(zipFolder('playground', folderOf(changes, events)));
  for (const [path, bytes] of Object.entries(unpacked)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), bytes);
  }
  const readme = new TextDecoder().decode(unpacked['playground/README.md']);
  const command = /^npm run --silent invoke -- (.*)$/m.exec(readme)?.[1] ?? '';
  const others = events.slice(1).map((_, index) => ` --event FOLDER/events/${index + 2}.json`);
  // What npm would start.
  const shell = `${process.execPath} src/cli/invoke-main.ts ${command}${others.join('')}`.replaceAll(
    'FOLDER',
    join(place, 'playground'),
  );
  const { stdout } = await promisify(execFile)('sh', ['-c', shell], { cwd: process.cwd() });
  return stdout.trim().split('\n');
}

const withDirectEvents: readonly (readonly [string, Partial<Playground>, readonly JsonValue[]])[] = [
  ['the first playground', {}, [{ name: 'Ada' }, { name: 'Bo' }]],
  [
    'several files, variables and settings',
    {
      files: {
        'api/main.mjs': `import { total } from '../lib/total.mjs';
export const run = async (event, { memoryLimitInMB }) => [total(event), process.env.STAGE, memoryLimitInMB];`,
        'lib/total.mjs': 'export const total = ({ items }) => items.reduce((sum, one) => sum + one, 0);',
      },
      function: {
        ...firstPlayground.function,
        handler: 'api/main.run',
        memorySize: 256,
        timeout: 9,
        environment: { STAGE: "it's $HOME" },
      },
    },
    [{ items: [1, 2] }],
  ],
  [
    'CommonJS, with callbacks',
    {
      files: {
        'index.js':
          "exports.handler = (event, context, callback) => { callback(null, require('./two.js') + event.n); };",
        'two.js': 'module.exports = 2;',
      },
      function: { ...firstPlayground.function, runtime: 'nodejs22.x' },
    },
    [{ n: 1 }],
  ],
  [
    'modules by package.json',
    {
      files: {
        'package.json': '{ "type": "module" }',
        'index.js': 'export const handler = async () => typeof require;',
      },
    },
    [{}],
  ],
  [
    'modules that say it by their syntax alone',
    { files: { 'index.js': 'export const handler = async () => import.meta.url;' } },
    [{}],
  ],
  [
    'TypeScript',
    {
      files: {
        'index.ts': `import { double, type Numbers } from './lib/double.mts';
import common from './common.cts';
export const handler = async (event: Numbers): Promise<number[]> => [double(event), common.three as number];`,
        'lib/double.mts':
          'export interface Numbers { readonly n: number }\nexport const double = ({ n }: Numbers): number => n * 2;',
        'common.cts': 'const three: number = 3;\nexports.three = three;',
      },
    },
    [{ n: 21 }],
  ],
];

describe('the folder', () => {
  it.each(withDirectEvents)(
    'answers as here, unpacked and invoked by its own command: %s',
    async (_name, changes, events) => {
      const { files, function: config } = read(changes);
      const steps = events.map((event) => ({ kind: 'invoke' as const, event }));
      const here = await client.try({ files, function: config, steps, seed: 1 });
      if (here.kind !== 'ran') throw new Error(here.message);
      const answers = here.transcript.invocations.map(({ outcome }) => outcome.kind === 'answered' && outcome.answer);
      const printed = await invokeUnpacked(changes, events);
      expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual(answers);
    },
  );

  it('has what "sam deploy" needs, and nothing else', () => {
    expect(Object.keys(folderOf({}, [{}]).files)).toEqual([
      'README.md',
      'template.yaml',
      'samconfig.toml',
      'src/package.json',
      'src/index.mjs',
      'events/1.json',
    ]);
  });

  it('leaves a package.json as it is', () => {
    const files = { ...firstPlayground.files, 'package.json': '{ "type": "module" }' };
    expect(folderOf({ files }).files['src/package.json']).toBe('{ "type": "module" }');
  });

  it('has a further function as a stack of its own', () => {
    const { files, notes } = folderOf({
      services: 'resources:\n  functions:\n    charge: { handler: index.handler, memorySize: 256, timeout: 5 }\n',
      files: { ...firstPlayground.files, 'functions/charge/index.mjs': 'export const handler = async () => 1;' },
    });
    expect(Object.keys(files).filter((path) => path.startsWith('functions/'))).toEqual([
      'functions/charge/src/package.json',
      'functions/charge/src/index.mjs',
      'functions/charge/template.yaml',
      'functions/charge/samconfig.toml',
    ]);
    expect(files['functions/charge/template.yaml']).toContain('FunctionName: charge');
    expect(notes).toContain('Further functions are stacks of their own, in functions/. Deploy them first.');
  });

  it('says which packages have to come along, and has no stand-in for them', () => {
    const files = {
      'index.mjs': `import sharp from 'sharp';
import { S3Client } from '@aws-sdk/client-s3';
import { readFile } from 'node:fs/promises';
import path from 'path';
import { nanoid } from 'nanoid/non-secure';
import left from 'left-pad';
import { own } from './own.mjs';
export const handler = async () => sharp;`,
      'node_modules/sharp/package.json': '{}',
      'node_modules/left-pad/index.js': 'module.exports = String;',
    };
    const folder = folderOf({ files, function: { ...firstPlayground.function, architecture: 'arm64' } });
    const command = 'npm install --prefix src --os=linux --cpu=arm64 nanoid sharp';
    expect(folder.notes).toEqual([
      `The code imports nanoid, sharp, which the runtime does not have. Before you deploy: ${command}`,
    ]);
    expect(folder.files['README.md']).toContain(command);
    expect(Object.keys(folder.files).filter((path) => path.includes('node_modules'))).toEqual([
      'src/node_modules/left-pad/index.js',
    ]);
  });

  it('says what is not as it was here', () => {
    const services = `resources:
  buckets: { uploads: {}, other: {} }
  secrets: { key: abc }
  queues: { failed: { deliveries: 2 } }
  functions: { charge: { handler: index.handler, memorySize: 128, timeout: 3, asynchronous: { onFailure: failed } } }
  faults: [{ service: s3, error: SlowDown }]
  account: { concurrentExecutions: 5 }
network: [{ origin: https://api.example.com, reply: {} }]
triggers: [{ kind: function-url }]
`;
    const files = {
      'index.ts': "export const handler = async () => ['uploads', 'arn:aws:s3:us-east-1:123456789012:x'];",
      'functions/charge/index.mjs': 'export const handler = async () => 1;',
    };
    expect(folderOf({ services, files }).notes).toMatchInlineSnapshot(`
      [
        "Names of buckets are unique in all of AWS. Give yours: sam deploy --parameter-overrides, with the parameters of template.yaml.",
        "The code names the bucket uploads itself. Put the name into an environment variable, or change it there too.",
        "The code contains the account 123456789012, which is only here. On AWS, put your own there.",
        "TypeScript was turned into JavaScript: Lambda looks for the handler in files of JavaScript only.",
        "On AWS, the function reaches the real hosts, not the replies that were set here.",
        "Faults of services cannot be deployed: on AWS they come by themselves.",
        "That messages come more than once cannot be deployed: on AWS it happens by itself.",
        "The limit of the account is not deployed: it is a setting of your account.",
        "Everybody who knows its address can call the API or function URL. Delete the stack when you are done: sam delete",
        "Secrets and parameters stand in the template as clear text. Put nothing real there.",
        "Further functions are stacks of their own, in functions/. Deploy them first.",
        "Destinations and dead-letter queues of further functions are not deployed: the queues are in the other stack.",
      ]
    `);
  });

  it('puts what services begin with into them, in words that every shell reads', async () => {
    const services = `resources:
  buckets: { uploads: { objects: { "a 'b'.txt": { text: "it's $HOME", contentType: text/plain, metadata: { by: ada } }, p.png: { base64: iVBORw0KGgo= } } } }
  tables: { users: { partitionKey: { name: id }, items: [{ id: ada, age: 36, tags: [a, true, null], more: { deep: 1.5 } }] } }
  queues: { orders: { messages: [{ body: '{"id":1}', attributes: { kind: new } }] } }
  parameters: { /shop/key: { value: hidden, type: SecureString }, /shop/open: { value: seen } }
`;
    const script = folderOf({ services }).files['start-state.sh'] ?? '';
    expect(script).toMatchInlineSnapshot(`
      "#!/bin/sh
      # Puts what the playground begins with into the services that "sam deploy" has created. Needs the AWS CLI.
      # Say what your buckets are called, such as: UploadsBucketName=my-uploads sh start-state.sh
      set -eu
      object=$(mktemp)
      trap 'rm -f "$object"' EXIT
      printf %s 'it'\\''s $HOME' >"$object"
      aws s3api put-object --bucket "\${UploadsBucketName:-uploads}" --key 'a '\\''b'\\''.txt' --body "$object" --content-type 'text/plain' --metadata '{"by":"ada"}'
      printf %s 'iVBORw0KGgo=' | base64 -d >"$object"
      aws s3api put-object --bucket "\${UploadsBucketName:-uploads}" --key 'p.png' --body "$object"
      aws dynamodb put-item --table-name 'users' --item '{"id":{"S":"ada"},"age":{"N":"36"},"tags":{"L":[{"S":"a"},{"BOOL":true},{"NULL":true}]},"more":{"M":{"deep":{"N":"1.5"}}}}'
      aws sqs send-message --queue-url "$(aws sqs get-queue-url --queue-name 'orders' --query QueueUrl --output text)" --message-body '{"id":1}' --message-attributes '{"kind":{"DataType":"String","StringValue":"new"}}'
      aws ssm put-parameter --type SecureString --overwrite --name '/shop/key' --value 'hidden'
      "
    `);
    // The words as a shell splits them: with a command that prints them in the place of the AWS CLI.
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      `aws() { for word in "$@"; do printf '%s\\n' "$word"; done; }\n${script}`,
    ]);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(["a 'b'.txt", '{"by":"ada"}', '{"id":1}', 'hidden']));
  });

  it('is the same, byte for byte, when it is packed again', () => {
    const folder = folderOf({}, [{}]);
    expect(zipFolder('playground', folder)).toEqual(zipFolder('playground', folder));
  });
});
