import { lambdaQuotas } from '#aws-facts';
import type { FunctionConfig, SourceFiles, TriggerSpec } from '#sandbox';
import { readAsynchronous, readLogging } from './read-behaviour.ts';
import { readEvents } from './read-events.ts';
import type { TemplateModel } from './template-model.ts';
import { type MapEntry, type MapNode, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateReader } from './template-reader.ts';

const { defaultTimeout, minimumMemory, maximumMemory, maximumTimeout } = lambdaQuotas;

/** What a function of SAM may have; what is not interpreted is left alone. */
const properties = [
  'Architectures',
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'CodeUri',
  'DeadLetterQueue',
  'DeploymentPreference',
  'Description',
  'Environment',
  'EphemeralStorage',
  'EventInvokeConfig',
  'Events',
  'FileSystemConfigs',
  'FunctionName',
  'FunctionUrlConfig',
  'Handler',
  'ImageConfig',
  'ImageUri',
  'InlineCode',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'ProvisionedConcurrencyConfig',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Role',
  'RolePath',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'Tags',
  'Timeout',
  'Tracing',
  'VpcConfig',
];
const notInGlobals = ['Events', 'Policies', 'FunctionName', 'Role', 'FunctionUrlConfig'];

const runtimes = ['nodejs24.x', 'nodejs22.x'] as const;

/** Reads one function, over what Globals say of all. */
export function readFunction(
  reader: TemplateReader,
  { key, value, ...place }: MapEntry,
  globals: TemplateNode | undefined,
  files: SourceFiles,
): Omit<TemplateModel, 'queues'> | undefined {
  if (globals !== undefined)
    reader.map(
      globals,
      'Function under Globals',
      properties.filter((name) => !notInGlobals.includes(name)),
    );
  const what = `The function ${key}`;
  const given = memberOf(value, 'Properties');
  if (given === undefined) {
    reader.problem(value, `${what} has no Properties.`, 'Write Properties, and under it Handler and Runtime.');
    return undefined;
  }
  const own = reader.map(given, what, properties);
  if (own === undefined) return undefined;
  const member = (name: string): TemplateNode | undefined => memberOf(own, name) ?? memberOf(globals, name);
  for (const name of ['ImageUri', 'InlineCode']) {
    const node = member(name);
    if (node !== undefined) reader.problem(node, `${name} cannot be tried here.`, 'Use CodeUri and Handler.');
  }
  const needed = (name: string, remedy: string): TemplateNode | undefined => {
    if (member(name) === undefined) reader.problem(place, `${what} has no ${name}.`, remedy);
    return member(name);
  };
  const code = readCode(
    reader,
    needed('Handler', 'Name file and export, such as Handler: index.handler.'),
    member('CodeUri'),
    files,
  );
  const runtime = readRuntime(reader, needed('Runtime', `Write Runtime: ${runtimes[0]}.`));
  const memorySize = reader.integer(
    member('MemorySize'),
    'MemorySize',
    minimumMemory.value,
    maximumMemory.value,
    'megabytes',
  );
  const timeout = reader.integer(member('Timeout'), 'Timeout', 1, maximumTimeout.value, 'seconds');
  const architecture = readArchitecture(reader, member('Architectures'));
  const reserved = reader.integer(member('ReservedConcurrentExecutions'), 'ReservedConcurrentExecutions', 0, 1_000);
  readReadiness(reader, runtime, member('ProvisionedConcurrencyConfig'), member('SnapStart'));
  const environment = {
    ...readVariables(reader, memberOf(globals, 'Environment')),
    ...readVariables(reader, memberOf(own, 'Environment')),
  };
  const triggers = [
    ...readEvents(reader, memberOf(own, 'Events'), key),
    ...readUrl(reader, memberOf(own, 'FunctionUrlConfig')),
  ];
  const layers = [memberOf(globals, 'Layers'), memberOf(own, 'Layers')].flatMap((node) =>
    reader.list(node, 'Layers').flatMap((layer) => reader.text(layer, 'Layers') ?? []),
  );
  const logging = readLogging(reader, memberOf(own, 'LoggingConfig'), memberOf(globals, 'LoggingConfig'));
  const asynchronous = readAsynchronous(reader, member('EventInvokeConfig'), member('DeadLetterQueue'));
  const policies = readPolicies(reader, memberOf(own, 'Policies'));
  if (code === undefined || runtime === undefined) return undefined;
  const config: FunctionConfig = {
    handler: code.handler,
    runtime,
    memorySize: memorySize ?? minimumMemory.value,
    timeout: timeout ?? defaultTimeout.value,
    environment,
    architecture,
    ...(logging !== undefined && { logging }),
    ...(reserved !== undefined && { reservedConcurrency: reserved }),
    ...(asynchronous !== undefined && { asynchronous }),
  };
  return { logicalId: key, function: config, triggers, policies, layers, files: code.files };
}

/** The files under CodeUri, and the handler, whose file has to be among them. */
function readCode(
  reader: TemplateReader,
  handlerNode: TemplateNode | undefined,
  codeUriNode: TemplateNode | undefined,
  files: SourceFiles,
): { readonly handler: string; readonly files: SourceFiles } | undefined {
  const handler = reader.text(handlerNode, 'Handler');
  // The folder of the template, as for "sam build".
  const codeUri = codeUriNode === undefined ? '.' : reader.text(codeUriNode, 'CodeUri');
  if (handler === undefined || codeUri === undefined || handlerNode === undefined) return undefined;
  const folder = codeUri.replace(/^(?:\.\/)+|^\.$/, '').replace(/\/*$/, '');
  const prefix = folder === '' ? '' : `${folder}/`;
  const inside = Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [],
    ),
  );
  if (codeUriNode !== undefined && Object.keys(inside).length === 0) {
    reader.problem(
      codeUriNode,
      `There is no file in the folder ${codeUri}.`,
      `There are: ${Object.keys(files).join(', ')}.`,
    );
    return undefined;
  }
  const match = /^([\w./-]+)\.(\w+)$/.exec(handler);
  if (match === null) {
    const remedy = 'Write the file without its extension, a dot and the export, such as index.handler.';
    reader.problem(handlerNode, `Handler is ${JSON.stringify(handler)}.`, remedy);
    return undefined;
  }
  const [, base = '', extension = ''] = match;
  const names = ['js', 'mjs', 'cjs'];
  const isFileName = names.includes(extension) && Object.hasOwn(inside, handler);
  if (!isFileName && names.some((name) => Object.hasOwn(inside, `${base}.${name}`))) return { handler, files: inside };
  reader.problem(
    handlerNode,
    isFileName
      ? `Handler is the name of a file, ${handler}.`
      : `Handler is ${handler}, and there is no file ${base}.mjs.`,
    isFileName
      ? `Write ${base}.handler, if handler is what the file exports: the extension is left out.`
      : `The part before the last dot names a file of ${folder === '' ? 'the folder' : folder}: ${Object.keys(inside).join(', ')}.`,
  );
  return undefined;
}

function readRuntime(reader: TemplateReader, node: TemplateNode | undefined): FunctionConfig['runtime'] | undefined {
  const text = reader.text(node, 'Runtime');
  if (node === undefined || text === undefined) return undefined;
  const found = runtimes.find((runtime) => runtime === text);
  if (found === undefined)
    reader.problem(node, `The runtime ${text} cannot be tried here.`, `Write ${runtimes.join(' or ')}.`);
  return found;
}

/** What would make cold starts others than they are here, and what AWS does not deploy for these runtimes. */
function readReadiness(
  reader: TemplateReader,
  runtime: FunctionConfig['runtime'] | undefined,
  provisioned: TemplateNode | undefined,
  snapStart: TemplateNode | undefined,
): void {
  if (provisioned !== undefined)
    reader.problem(
      provisioned,
      'Provisioned concurrency cannot be tried here: no environment is there before somebody calls.',
      'Take ProvisionedConcurrencyConfig out.',
    );
  const applyOn = memberOf(snapStart, 'ApplyOn');
  if (applyOn !== undefined && reader.oneOf(applyOn, 'ApplyOn', ['PublishedVersions', 'None']) === 'PublishedVersions')
    reader.problem(
      applyOn,
      `There is no SnapStart for ${runtime ?? 'Node.js'}: AWS refuses it.`,
      'Take SnapStart out. It is there for Java, Python and .NET.',
    );
}

function readArchitecture(reader: TemplateReader, node: TemplateNode | undefined): 'x86_64' | 'arm64' {
  const [first, ...others] = reader.list(node, 'Architectures');
  if (others[0] !== undefined) reader.problem(others[0], 'A function has one architecture.', 'Keep one of the two.');
  return reader.oneOf(first, 'Architectures', ['x86_64', 'arm64']) ?? 'x86_64';
}

function readVariables(reader: TemplateReader, node: TemplateNode | undefined): Readonly<Record<string, string>> {
  const environment: MapNode | undefined = node && reader.map(node, 'Environment', ['Variables']);
  const variables = memberOf(environment, 'Variables');
  const map = variables && reader.map(variables, 'Variables');
  return Object.fromEntries(
    (map?.entries ?? []).flatMap(({ key, value, ...place }) => {
      const text = reader.text(value, `The variable ${key}`);
      if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(key))
        reader.problem(place, `A variable cannot be called ${key}.`, 'Use letters, digits and _, a letter first.');
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

function readUrl(reader: TemplateReader, node: TemplateNode | undefined): TriggerSpec[] {
  if (node === undefined) return [];
  const map = reader.map(node, 'FunctionUrlConfig', ['AuthType', 'Cors', 'InvokeMode']);
  if (map === undefined) return [];
  const authNode = reader.required(map, 'AuthType', 'FunctionUrlConfig', 'Write AuthType: NONE, or AWS_IAM.');
  const auth = reader.oneOf(authNode, 'AuthType', ['NONE', 'AWS_IAM']);
  return auth === undefined ? [] : [{ kind: 'function-url' }];
}

function readPolicies(reader: TemplateReader, node: TemplateNode | undefined) {
  if (node === undefined) return [];
  return (node.kind === 'list' ? node.items : [node]).map((policy) => reader.json(policy));
}
