// Bundles the AWS SDK for JavaScript v3 into guest modules: one a client, with what they share apart.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build, transform } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * The packages, and of each client the commands that the simulated services answer. The other commands are there too, but
 * carry no shapes: what is sent of them is their name, and the service says that it does not know the operation.
 */
const packages = {
  'client-dynamodb':
    'BatchGetItem BatchWriteItem DeleteItem DescribeTable DescribeTimeToLive GetItem ListTables PutItem Query Scan ' +
    'TransactGetItems TransactWriteItems UpdateItem',
  'lib-dynamodb': undefined,
  'util-dynamodb': undefined,
  'client-s3':
    'CopyObject CreateBucket DeleteBucket DeleteObject DeleteObjects GetObject HeadBucket HeadObject ListBuckets ListObjectsV2 PutObject CreateSession',
  's3-request-presigner': undefined,
  'client-sqs':
    'SetQueueAttributes SendMessage SendMessageBatch ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch ' +
    'GetQueueUrl ListQueues CreateQueue DeleteQueue PurgeQueue GetQueueAttributes',
  'client-sns': 'Publish PublishBatch',
  'client-eventbridge':
    'PutEvents PutRule DescribeRule EnableRule DisableRule DeleteRule ListRules PutTargets RemoveTargets ListTargetsByRule ' +
    'ListRuleNamesByTarget TestEventPattern CreateEventBus DescribeEventBus DeleteEventBus ListEventBuses',
  'client-scheduler':
    'CreateSchedule GetSchedule UpdateSchedule DeleteSchedule ListSchedules CreateScheduleGroup GetScheduleGroup ' +
    'DeleteScheduleGroup ListScheduleGroups',
  'client-lambda': 'Invoke',
  'client-secrets-manager': 'GetSecretValue',
  'client-ssm': 'GetParameter GetParameters GetParametersByPath',
  'client-sts': 'GetCallerIdentity',
};

/** Their names, without the scope `@aws-sdk`. */
export const sdkPackages = Object.keys(packages);

/** What has another in its place: the package, or the end of a file's path. */
const standIns = [
  [/^@smithy\/node-http-handler$/, 'http-handler.ts'],
  [/^@aws-sdk\/credential-provider-node$/, 'credentials.ts'],
  [/^@aws\/lambda-invoke-store$/, 'absent-parts.ts'],
  [/\/loadSharedConfigFiles$/, 'absent-parts.ts'],
  [/\/getInstanceMetadataRegion$/, 'absent-parts.ts'],
  [/\/fileStreamHasher$/, 'absent-parts.ts'],
  [/^@smithy\/core\/event-streams$/, 'absent-parts.ts'],
  [/\/(?:Sha256|Sha1|Md5)Js$/, 'absent-parts.ts'],
  [/\/(?:Sha256|Md5)Node$/, 'digests.ts'],
  [/^@aws-sdk\/endpoint-cache$/, 'endpoint-cache.ts'],
];

/** The modules whose globals the SDK uses while it is evaluated. */
const usedGlobals = ['web:encoding', 'node:buffer'];

/** The name that a guest module of a package has. */
export const sdkModuleName = (packageName) => `aws-sdk:${packageName}`;

/**
 * Resolves to the modules: their name, their text (an expression whose value is `(exports, require, module) => void`), and
 * what they need. `folder` holds the stand-ins, `guestModules` are the names of all other guest modules.
 */
export async function bundleSdk(folder, guestModules, shared) {
  const outdir = await mkdtemp(join(tmpdir(), 'coldstart-sdk-'));
  try {
    const result = await build({
      ...shared,
      entryPoints: sdkPackages.map((name) => ({ in: `sdk-entry:${name}`, out: name })),
      format: 'esm',
      splitting: true,
      outdir,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions: ['module', 'import'],
      define: { 'process.env.NODE_ENV': '"production"' },
      metafile: true,
      // What is exported gets its name back below.
      keepNames: false,
      plugins: [sdkEntries(folder, guestModules)],
    });
    const nameOf = (file) => sdkModuleName(basename(file, '.js'));
    const outputs = new Map(Object.entries(result.metafile.outputs).map(([file, output]) => [basename(file), output]));
    return await Promise.all(
      result.outputFiles.map(async ({ path, text }) => {
        const { code } = await transform(text, {
          format: 'cjs',
          minify: true,
          target: shared.target,
          keepNames: false,
        });
        const { imports } = outputs.get(basename(path));
        const needs = imports.map((one) => (one.external ? one.path : nameOf(one.path)));
        const named = code.replaceAll(
          /require\("\.\/([^"]+)\.js"\)/g,
          (_all, chunk) => `require("${sdkModuleName(chunk)}")`,
        );
        const isShared = !Object.hasOwn(packages, basename(path, '.js'));
        const source = isShared ? named : named + giveNames;
        return { name: nameOf(path), source, needs: [...new Set([...usedGlobals, ...needs])] };
      }),
    );
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

/** Classes are called what they are exported as: it shows in logs and errors. */
const giveNames =
  ';for(const key of Object.keys(module.exports)){const value=module.exports[key];' +
  "if(typeof value==='function'&&value.name.length<3)Object.defineProperty(value,'name',{value:key,configurable:true})}";

function sdkEntries(folder, guestModules) {
  return {
    name: 'aws-sdk',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^sdk-entry:/ }, ({ path }) => ({ path, namespace: 'sdk' }));
      onLoad({ filter: /^sdk-entry:/, namespace: 'sdk' }, async ({ path }) => ({
        contents: await entryOf(path.slice('sdk-entry:'.length)),
        resolveDir: folder,
        loader: 'js',
      }));
      for (const [filter, file] of standIns) onResolve({ filter }, () => ({ path: join(folder, file) }));
      // Streams of files do not come here.
      onResolve({ filter: /\/calculateBodyLength$/ }, ({ path, importer, kind }) =>
        resolve(`${path}.browser`, { importer, kind, resolveDir: dirname(importer) }),
      );
      // Shapes that nobody uses can go: esbuild does not see by itself that making them does nothing else.
      onLoad({ filter: /\/schemas_0\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replaceAll(
          /^export var (\w+\$) = (\[(?:[^\n]*\]|[^]*?\n\]));$/gm,
          'export var $1 = /* @__PURE__ */ (() => $2)();',
        ),
      }));
      // A dynamic import would make a module of its own of what is absent.
      onLoad({ filter: /\/submodules\/protocols\/HttpProtocol\.js$/ }, async ({ path }) => {
        const eventStreams = '@smithy/core/event-streams';
        const text = await readFile(path, 'utf8');
        const found = `await import("${eventStreams}")`;
        if (!text.includes(found)) throw new Error(`${path} does not have ${found}.`);
        return {
          contents: `import * as eventStreams from "${eventStreams}";\n${text.replace(found, 'eventStreams')}`,
          resolveDir: dirname(path),
        };
      });
      // What the user agent is made of is the same for each call of a client, and would be escaped for each.
      onLoad({ filter: /\/middleware-user-agent\/user-agent-middleware\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const found = 'const escapeUserAgent = (userAgentPair) => {';
        if (!text.includes(found)) throw new Error(`${path} does not have ${found}`);
        const remembering =
          'const escaped = new Map();\nconst escapeUserAgent = (pair) => {\n  const key = pair.join("\\0");\n' +
          '  let made = escaped.get(key);\n  if (made === undefined) escaped.set(key, (made = escapePair(pair)));\n' +
          '  return made;\n};\n';
        return {
          contents: text.replace(found, `${remembering}const escapePair = (userAgentPair) => {`),
          resolveDir: dirname(path),
        };
      });
      // No rule asks what a region is called.
      onLoad({ filter: /\/util-endpoints\/lib\/aws\/partitions\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replaceAll(/"description": "[^"]*"/g, ''),
      }));
      // What is there already need not flow.
      onLoad({ filter: /\/util-stream\/stream-collector\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const found = 'export const streamCollector = (stream) => {';
        if (!text.includes(found)) throw new Error(`${path} does not have ${found}`);
        const contents =
          `import { takeUnread } from ${JSON.stringify(join(folder, 'unread-bodies.ts'))};\n` +
          'export const streamCollector = async (stream) => takeUnread(stream) ?? collect(stream);\n' +
          text.replace(found, 'const collect = (stream) => {');
        return { contents, resolveDir: dirname(path) };
      });
      // Whether there are digests is asked before there is a guest: only a guest has them, and every guest has.
      onLoad({ filter: /\/Sha1Node\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const asked = /const hasNativeCrypto = [^]*?\}\)\(\);/;
        if (!asked.test(text)) throw new Error(`${path} does not ask for digests as it did.`);
        return { contents: text.replace(asked, 'const hasNativeCrypto = true;'), resolveDir: dirname(path) };
      });
      // Of its package.json a client needs the version.
      onLoad({ filter: /@aws-sdk\/[\w-]+\/package\.json$/ }, async ({ path }) => ({
        contents: JSON.stringify({ version: JSON.parse(await readFile(path, 'utf8')).version }),
        loader: 'json',
      }));
      // The user agent of a browser, which nothing here asks for: not to be followed.
      onResolve({ filter: /^bowser$/ }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /^(?:node:)?[a-z_:]+(?:\/[a-z_]*)*$/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return undefined;
        if (path === 'coldstart:internals') return { path, external: true };
        const name = [path, `node:${path}`].find((candidate) => guestModules.has(candidate));
        return name === undefined ? undefined : { path: name, external: true };
      });
    },
  };
}

/** Writes what a package exports: with all its commands where none are chosen. */
async function entryOf(name) {
  const chosen = packages[name]?.split(' ');
  if (chosen === undefined) return `export * from '@aws-sdk/${name}';`;
  const dist = join(dirname(require.resolve(`@aws-sdk/${name}/package.json`)), 'dist-es');
  const index = await readFile(join(dist, 'index.js'), 'utf8');
  const commands = [...(await readFile(join(dist, 'commands/index.js'), 'utf8')).matchAll(/"\.\/(\w+)Command"/g)].map(
    ([, command]) => command,
  );
  const aggregate = /export \* from "\.\/(\w+)Client";/.exec(index)?.[1];
  const rest = commands.filter((command) => !chosen.includes(command));
  const from = (path) => JSON.stringify(join(dist, path));
  const helpers = await helpersOf(dist, index, chosen);
  const lines = [
    `export * from ${from(`${aggregate}Client.js`)};`,
    `export { Command as $Command } from '@smithy/core/client';`,
    ...chosen.map((command) => `export * from ${from(`commands/${command}Command.js`)};`),
    ...['models/enums', 'models/errors', `models/${aggregate}ServiceException`].flatMap((file) =>
      index.includes(file) ? `export * from ${from(`${file}.js`)};` : [],
    ),
    `export { ${aggregate}ServiceException } from ${from(`models/${aggregate}ServiceException.js`)};`,
    ...helpers.filter(({ isAnswered }) => isAnswered).map(({ file }) => `export * from ${from(file)};`),
    `import { Command, createAggregatedClient } from '@smithy/core/client';`,
    `import { ${aggregate}Client } from ${from(`${aggregate}Client.js`)};`,
    `import { command, _mw0 } from ${from('commandBuilder.js')};`,
    ...chosen.map((command) => `import { ${command}Command } from ${from(`commands/${command}Command.js`)};`),
    `const nothing = () => [3, 'unit', 'Unit', 0, [], []];`,
    `const unknown = (name) => command({}, _mw0, name, [9, 'coldstart', name, { http: ['POST', '/?x-id=' + name, 200] }, nothing, nothing]);`,
    ...rest.map((command) => `export class ${command}Command extends unknown('${command}') {}`),
    `export class ${aggregate} extends ${aggregate}Client {}`,
    // Those that need what the service does not have ask for it all the same, and hear so.
    `const paged = (Command) => async function* ({ client }, input) { yield client.send(new Command(input)); };`,
    `const waiting = (Command) => async ({ client }, input) => client.send(new Command(input));`,
    ...helpers
      .filter(({ isAnswered }) => !isAnswered)
      .flatMap(({ names, command }) =>
        names.map((one) => `export const ${one} = ${/^paginate/.test(one) ? 'paged' : 'waiting'}(${command}Command);`),
      ),
    `createAggregatedClient({ ${commands.map((command) => `${command}Command`).join(', ')} }, ${aggregate});`,
  ];
  return lines.join('\n');
}

/** Paginators and waiters: their names, the command that each of them sends, and whether the service answers that. */
async function helpersOf(dist, index, chosen) {
  const folders = ['pagination', 'waiters'].filter((folder) => index.includes(`./${folder}`));
  const files = await Promise.all(
    folders.map(async (folder) => {
      const text = await readFile(join(dist, folder, 'index.js'), 'utf8');
      return [...text.matchAll(/"\.\/(\w+)"/g)].map(([, name]) => `${folder}/${name}.js`);
    }),
  );
  const helpers = await Promise.all(
    files.flat().map(async (file) => {
      const text = await readFile(join(dist, file), 'utf8');
      const names = [...text.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
      const command = /commands\/(\w+)Command"/.exec(text)?.[1];
      return { file, names, command, isAnswered: chosen.includes(command) };
    }),
  );
  return helpers.filter(({ command }) => command !== undefined);
}
