import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handlerType } from '../../content/handler-type.ts';
import { loadCourse } from '../../content/load-course.ts';
import { typeBundles } from './generated/type-bundles.ts';
import type { HandlerType } from './handler-annotation.ts';
import { LambdaTypeScriptWorker } from './lambda-typescript-worker.ts';
import { messageOf } from './shown-diagnostics.ts';

/** Bundles that are not to be had. */
let blocked: RegExp | undefined;
let fetched: string[] = [];

beforeEach(() => {
  blocked = undefined;
  fetched = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const [file = '', name = ''] = /types-([\w-]+)\.json/.exec(url) ?? [];
    fetched.push(name);
    if (blocked?.test(name) === true) throw new TypeError('Failed to fetch');
    return new Response(await readFile(new URL(`generated/${file}`, import.meta.url)));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** One export of each package of the SDK. */
const someCommands = {
  'client-dynamodb': 'TransactWriteItemsCommand',
  'lib-dynamodb': 'UpdateCommand',
  'util-dynamodb': 'unmarshall',
  'client-s3': 'GetObjectCommand',
  's3-request-presigner': 'getSignedUrl',
  'client-sqs': 'SendMessageBatchCommand',
  'client-sns': 'PublishCommand',
  'client-eventbridge': 'PutEventsCommand',
  'client-scheduler': 'CreateScheduleCommand',
  'client-lambda': 'InvokeCommand',
  'client-secrets-manager': 'GetSecretValueCommand',
  'client-ssm': 'GetParameterCommand',
  'client-sts': 'GetCallerIdentityCommand',
};

type Texts = Readonly<Record<string, string>>;

/** Files as the editor holds them, by their paths. A file whose path is among the handlers exports one. */
function open(files: Texts, handlers: ReadonlyMap<string, HandlerType>, isStrict = false): LambdaTypeScriptWorker {
  const models = Object.entries(files).map(([path, text]) => ({
    uri: { toString: () => addressOf(path) },
    version: 1,
    getValue: () => text,
  }));
  const worker = new LambdaTypeScriptWorker(
    { getMirrorModels: () => models },
    { compilerOptions: { strict: isStrict }, extraLibs: {} },
  );
  for (const path of Object.keys(files)) worker.describeFile(addressOf(path), handlers.get(path));
  return worker;
}

function addressOf(path: string): string {
  return `file:///${path}`;
}

function handlersOf(file: string, type: string | undefined): ReadonlyMap<string, HandlerType> {
  return new Map(type === undefined ? [] : [[file, { file, name: 'handler', type: `import('aws-lambda').${type}` }]]);
}

/** What is offered at the sign `|` in a text. */
async function completions(text: string, type?: string, file = 'index.mjs'): Promise<readonly string[]> {
  const worker = open({ [file]: text.replace('|', '') }, handlersOf(file, type));
  const found = (await worker.getCompletionsAtPosition(addressOf(file), text.indexOf('|'))) as
    { readonly entries: readonly { readonly name: string }[] } | undefined;
  return found?.entries.map(({ name }) => name) ?? [];
}

type Parts = readonly { readonly text: string }[];

/** What is said of the name before the sign `|`, and which name that is. */
async function hover(text: string, type?: string): Promise<{ says: string; docs: string; name: string } | undefined> {
  const plain = text.replace('|', '');
  const worker = open({ 'index.mjs': plain }, handlersOf('index.mjs', type));
  const found = (await worker.getQuickInfoAtPosition(addressOf('index.mjs'), text.indexOf('|') - 1)) as
    { displayParts: Parts; documentation: Parts; textSpan: { start: number; length: number } } | undefined;
  if (found === undefined) return undefined;
  const { displayParts, documentation, textSpan } = found;
  const join = (parts: Parts): string => parts.map((part) => part.text).join('');
  const name = plain.slice(textSpan.start, textSpan.start + textSpan.length);
  return { says: join(displayParts), docs: join(documentation), name };
}

/** What is marked in a file: how, what it says, and the text that it is said of. */
async function marks(worker: LambdaTypeScriptWorker, path: string, text: string): Promise<readonly string[]> {
  const address = addressOf(path);
  const all = [...(await worker.getSyntacticDiagnostics(address)), ...(await worker.getSemanticDiagnostics(address))];
  return all.map((diagnostic) => {
    const { category, start = 0, length = 0 } = diagnostic;
    return `${category === 1 ? 'error' : 'suggestion'}: ${messageOf(diagnostic)} (${text.slice(start, start + length)})`;
  });
}

/** What is marked in the first of some files. */
async function marksOf(files: Texts, type?: string, isStrict?: boolean): Promise<readonly string[]> {
  const [file = '', text = ''] = Object.entries(files)[0] ?? [];
  return marks(open(files, handlersOf(file, type), isStrict), file, text);
}

describe('what a handler is called with', () => {
  test.each([
    'export const handler = async (event) => {\n  event.|\n};',
    'export async function handler(event) {\n  event.|\n}',
    'const handler = async (event) => { event.| };\nexport { handler };',
    '/** Adds points. */\nexport const handler = async (event) => { event.| };',
  ])('is known though the code does not say it: %s', async (text) => {
    expect(await completions(text, 'SQSHandler')).toEqual(['Records']);
  });

  test.each([
    'exports.handler = async (event) => { event.| };',
    'module.exports = { other: 1, handler: async (event) => { event.| } };',
    'module.exports = { async handler(event) { event.| } };',
    'const handler = async (event) => { event.| };\nmodule.exports = { handler };',
  ])('is known in a CommonJS module: %s', async (text) => {
    expect(await completions(text, 'SQSHandler', 'index.cjs')).toEqual(['Records']);
  });

  test('is what is in the events that an exercise sends', async () => {
    const text = 'export const handler = async (event) => { event.| };';
    expect(await completions(text, 'Handler<{ action: string; amount?: number }>')).toEqual(['action', 'amount']);
  });

  test('includes the context', async () => {
    const text = 'export const handler = async (event, context) => { context.| };';
    expect(await completions(text, 'Handler')).toEqual(
      expect.arrayContaining(['awsRequestId', 'getRemainingTimeInMillis']),
    );
  });

  test('reaches what is taken out of it', async () => {
    const text = 'export const handler = async ({ Records: [record] }) => { record.| };';
    expect(await completions(text, 'SQSHandler')).toEqual(expect.arrayContaining(['messageId', 'body']));
  });

  test('is what the code says where it says something', async () => {
    const text =
      "/** @type {import('aws-lambda').SNSHandler} */\nexport const handler = async (event) => { event.Records[0].| };";
    expect(await completions(text, 'SQSHandler')).toContain('Sns');
    const parameter = '/** @param {{ mine: string }} event */\nexport function handler(event) { event.| }';
    expect(await completions(parameter, 'SQSHandler')).toEqual(['mine']);
  });

  test('has the members of all events where there are several', async () => {
    const type = "Handler<import('aws-lambda').APIGatewayProxyEvent & import('aws-lambda').APIGatewayProxyEventV2>";
    expect(await completions('export const handler = async (event) => { event.| };', type)).toEqual(
      expect.arrayContaining(['httpMethod', 'rawPath']),
    );
  });

  test('is not put on another function', async () => {
    expect(await completions('export const other = async (event) => { event.| };', 'SQSHandler')).not.toContain(
      'Records',
    );
  });

  test('moves nothing: what is said is said of the name that stands there', async () => {
    const text =
      "import { readFile } from 'node:fs/promises';\nexport const handler = async (event|) => readFile(event.Records[0].body);";
    expect(await hover(text, 'SQSHandler')).toEqual({ says: '(parameter) event: SQSEvent', docs: '', name: 'event' });
    expect(await hover(text.replace('|', '').replace('readFile }', 'readFile| }'), 'SQSHandler')).toMatchObject({
      name: 'readFile',
    });
    expect(await marksOf({ 'index.mjs': 'export const handler = async () => { absent(); };' }, 'SQSHandler')).toEqual([
      "error: Cannot find name 'absent'. (absent)",
    ]);
  });
});

describe("the SDK's types", () => {
  const text = "import { PutCommand } from '@aws-sdk/lib-dynamodb';\nnew PutCommand({ | });";

  test('are those of the clients', async () => {
    expect(await completions(text)).toEqual(expect.arrayContaining(['TableName', 'Item', 'ConditionExpression']));
    const found = await hover(text.replace('|', '').replace('new PutCommand', 'new PutCommand|'));
    expect(found?.says).toContain('PutCommand');
    expect(found?.docs).toContain('PutItemCommand');
    expect(found?.name).toBe('PutCommand');
  });

  test('are fetched when a client is imported, with what it rests on and nothing else', async () => {
    await completions('export const one = 1;|');
    expect(fetched).toEqual(['node']);
    fetched = [];
    await completions("import { S3Client } from '@aws-sdk/client-s3';|");
    expect(fetched).toEqual(['node', 'aws-sdk', 'client-s3']);
    fetched = [];
    await completions(text);
    expect(fetched).toEqual(['node', 'aws-sdk', 'client-dynamodb', 'lib-dynamodb', 'util-dynamodb']);
  });

  test('are fetched once', async () => {
    const worker = open({ 'index.mjs': text.replace('|', '') }, new Map());
    await Promise.all([marks(worker, 'index.mjs', text), marks(worker, 'index.mjs', text)]);
    await marks(worker, 'index.mjs', text);
    expect(fetched).toHaveLength(new Set(fetched).size);
  });

  test.each(Object.entries(someCommands))('are there for %s', async (name, command) => {
    expect(await completions(`import * as sdk from '@aws-sdk/${name}';\nsdk.|`)).toContain(command);
    expect(await marksOf({ 'index.mjs': `import { ${command} } from '@aws-sdk/${name}';` })).toEqual([]);
  });

  test('are there for everything that a function can import here', () => {
    const packages = typeBundles.flatMap(({ modules }) => modules.filter((module) => module.startsWith('@aws-sdk/')));
    expect(packages).toEqual(Object.keys(someCommands).map((name) => `@aws-sdk/${name}`));
  });
});

describe('the types of sharp', () => {
  test('come where it is imported', async () => {
    const text = "import sharp from 'sharp';\nsharp(new Uint8Array()).resize(200, 200, { fit: 'inside' }).|";
    expect(await completions(text)).toEqual(expect.arrayContaining(['autoOrient', 'metadata', 'toBuffer']));
    expect(fetched).toContain('sharp');
  });

  test('mark nothing where it is required', async () => {
    const text = "const sharp = require('sharp');\nexports.handler = async () => sharp('/tmp/a.png').metadata();";
    expect(await marksOf({ 'index.cjs': text })).toEqual([]);
  });
});

describe("Node.js's types", () => {
  test('are those of modules and globals that a function has', async () => {
    expect(await completions("import * as crypto from 'node:crypto';\ncrypto.|")).toContain('randomUUID');
    const text = 'const answer = await fetch(new URL(process.env.API));\nanswer.|';
    expect(await completions(text)).toEqual(expect.arrayContaining(['json', 'ok', 'status']));
  });

  test('have nothing of a browser', async () => {
    expect(await marksOf({ 'index.mjs': 'export const title = document.title;' })).toEqual([
      "error: Cannot find name 'document'. Do you need to change your target library? Try changing the 'lib' compiler option to include 'dom'. (document)",
    ]);
  });
});

describe('what is marked', () => {
  test('is nothing about JSON that comes from elsewhere', async () => {
    const text = "const { price } = await (await fetch('https://example.com')).json();\nconsole.log(price);";
    expect(await marksOf({ 'index.mjs': text })).toEqual([]);
  });

  test('is an error where JavaScript would fail too', async () => {
    const text =
      "import { a, c } from './other.mjs';\nimport { d } from './absent.mjs';\nimport { e } from './other';\nconst one = 1;\none = a + c + d + e;\nlog({ two });";
    expect(await marksOf({ 'index.mjs': text, 'other.mjs': 'export const a = 1;' })).toMatchInlineSnapshot(`
      [
        "error: Module '"./other.mjs"' has no exported member 'c'. (c)",
        "error: Cannot find module './absent.mjs' or its corresponding type declarations. ('./absent.mjs')",
        "error: Relative import paths need explicit file extensions in ECMAScript imports when '--moduleResolution' is 'node16' or 'nodenext'. Did you mean './other.mjs'? ('./other')",
        "error: Cannot assign to 'one' because it is a constant. (one)",
        "error: Cannot find name 'log'. (log)",
        "error: No value exists in scope for the shorthand property 'two'. Either declare one or provide an initializer. (two)",
      ]
    `);
  });

  test('is a suggestion where it is most likely a slip', async () => {
    const text = 'export const handler = async (event) => event.queryStringParameter;';
    expect(await marksOf({ 'index.mjs': text }, 'APIGatewayProxyHandlerV2')).toMatchInlineSnapshot(`
      [
        "suggestion: Property 'queryStringParameter' does not exist on type 'APIGatewayProxyEventV2'. Did you mean 'queryStringParameters'? (queryStringParameter)",
      ]
    `);
  });

  test('is nothing of what JavaScript does not ask for', async () => {
    const text = `import lodash from 'lodash';
      export const handler = async (event, context) => {
        const { name, ...rest } = JSON.parse(event.body);
        const seen = {};
        seen[name] = lodash.size(rest);
        const list = [];
        list.push(1, 'two');
        try { throw Object.assign(new Error('no'), { code: 1 }); } catch (error) { console.log(error.code, context.awsRequestId); }
        return { answer: 42 };
      };`;
    expect(await marksOf({ 'index.mjs': text }, 'APIGatewayProxyHandlerV2<Record<string, unknown>>')).toEqual([]);
  });

  test('is all that TypeScript says in a file of TypeScript', async () => {
    const text = 'export const length = (text: string | undefined): number => text.length;';
    expect(await marksOf({ 'index.ts': text }, undefined, true)).toEqual([
      "error: 'text' is possibly 'undefined'. (text)",
    ]);
  });

  test('knows JSON files', async () => {
    const files = {
      'index.mjs': "import prices from './prices.json' with { type: 'json' };\nexport const one = prices.one;",
      'prices.json': '{ "one": 1 }',
    };
    expect(await marksOf(files)).toEqual([]);
  });

  test.each(['node', 'aws-sdk', 'client-s3'])('is nothing by types where those of %s do not come', async (bundle) => {
    blocked = new RegExp(`^${bundle}$`);
    const text = "import { S3Client, Absent } from '@aws-sdk/client-s3';\nconsole.log(new S3Client({}), Absent);";
    expect(await marksOf({ 'index.mjs': text })).toEqual([]);
    blocked = undefined;
    expect(await marksOf({ 'index.mjs': text })).toEqual([expect.stringContaining("no exported member 'Absent'")]);
  });

  test('is nothing in a file that was closed while the answer was on its way', async () => {
    const worker = open({}, new Map());
    const gone = addressOf('gone.mjs');
    worker.describeFile(gone, undefined);
    expect(await worker.getSyntacticDiagnostics(gone)).toEqual([]);
    expect(await worker.getSemanticDiagnostics(gone)).toEqual([]);
    expect(await worker.getSuggestionDiagnostics(gone)).toEqual([]);
    expect(await worker.getCompletionsAtPosition(gone, 0)).toBeUndefined();
    expect(await worker.getQuickInfoAtPosition(gone, 0)).toBeUndefined();
  });

  test('is no error in any starter or solution of the course, but what a task is about', async () => {
    const files: Record<string, string> = {};
    const handlers = new Map<string, HandlerType>();
    for (const { id, spec, handlerFile, starter, solution } of loadCourse().exercises) {
      for (const [kind, texts] of Object.entries({ starter, solution: { ...starter, ...solution } })) {
        for (const [name, text] of Object.entries(texts)) files[`${id}/${kind}/${name}`] = text;
        handlers.set(`${id}/${kind}/${handlerFile}`, handlerType(spec, handlerFile));
      }
    }
    const worker = open(files, handlers);
    const found: string[] = [];
    for (const [path, text] of Object.entries(files)) {
      if (!/\.[cm]?js$/.test(path)) continue;
      for (const mark of await marks(worker, path, text)) found.push(`${path}: ${mark}`);
    }
    expect(found).toMatchInlineSnapshot(`
      [
        "split-out-a-helper/starter/receipt.mjs: error: Module '"./format-price.mjs"' has no exported member 'formatPrice'. (formatPrice)",
      ]
    `);
  }, 60_000);
});
