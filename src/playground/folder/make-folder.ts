import type { JsonValue } from '#kernel';
import type { SourceFiles } from '#sandbox';
import type { ReadPlayground } from '../read-playground.ts';
import { neededPackages, standIns } from './needed-packages.ts';
import { writeReadme } from './readme.ts';
import { startStateScript } from './start-state.ts';
import { otherFunctionTemplate, playgroundTemplate } from './template.ts';
import { toJavaScript } from './to-javascript.ts';

/** A folder that `sam deploy` takes: the path of each file in it, and its text. */
export interface PlaygroundFolder {
  readonly files: SourceFiles;
  /** What is not as it was here, as sentences. */
  readonly notes: readonly string[];
}

/** Makes the folder. `events` are those that the function is called with. */
export function makeFolder(read: ReadPlayground, events: readonly JsonValue[]): PlaygroundFolder {
  const { resources = {} } = read;
  const script = startStateScript(resources);
  const others = Object.entries(resources.functions ?? {});
  const notes = notesOn(read);
  return {
    files: {
      'README.md': writeReadme(read, events.length, script !== undefined, notes),
      'template.yaml': playgroundTemplate(read),
      'samconfig.toml': samConfig('coldstart-playground'),
      ...inFolder('src', packageOf(read.files, 'coldstart-playground')),
      ...Object.fromEntries(
        events.map((event, index) => [`events/${index + 1}.json`, `${JSON.stringify(event, null, 2)}\n`]),
      ),
      ...(script !== undefined && { 'start-state.sh': script }),
      ...(Object.assign(
        {},
        ...others.map(([name, { files }]) => ({
          ...inFolder(`functions/${name}/src`, packageOf(files, name.toLowerCase())),
          [`functions/${name}/template.yaml`]: otherFunctionTemplate(name, read) ?? '',
          [`functions/${name}/samconfig.toml`]: samConfig(`coldstart-playground-${name.replaceAll('_', '-')}`),
        })),
      ) as SourceFiles),
    },
    notes,
  };
}

/** What is deployed: the files themselves, in JavaScript, and a package.json where there is none. */
function packageOf(files: SourceFiles, name: string): SourceFiles {
  const real = Object.entries(files).filter(
    ([path]) => !standIns.some((one) => path.startsWith(`node_modules/${one}/`)),
  );
  // Without "type" it leaves the files what they are: modules or CommonJS, by their endings.
  const described = {
    name,
    version: '1.0.0',
    private: true,
    description: 'Has no dependencies: the AWS SDK is part of the runtime.',
  };
  return { 'package.json': `${JSON.stringify(described, null, 2)}\n`, ...toJavaScript(Object.fromEntries(real)) };
}

function inFolder(folder: string, files: SourceFiles): SourceFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

/** What "sam deploy" would ask for. */
function samConfig(stack: string): string {
  return `version = 0.1

[default.deploy.parameters]
stack_name = "${stack}"
resolve_s3 = true
capabilities = "CAPABILITY_IAM"
`;
}

function notesOn({
  files,
  function: config,
  resources = {},
  network,
  triggers = [],
  steps,
}: ReadPlayground): readonly string[] {
  const packages = neededPackages(files);
  const cpu = config.architecture === 'arm64' ? 'arm64' : 'x64';
  const buckets = Object.keys(resources.buckets ?? {});
  const texts = Object.values(files).join('\n');
  const hardCoded = buckets.filter((bucket) => [`'`, `"`, '`'].some((mark) => texts.includes(mark + bucket + mark)));
  const isPublic =
    triggers.some(({ kind }) => ['http-api', 'rest-api', 'function-url'].includes(kind)) ||
    steps.some(({ kind }) => kind === 'http-request');
  return [
    ...(packages.length === 0
      ? []
      : [
          `The code imports ${packages.join(', ')}, which the runtime does not have. Before you deploy: npm install --prefix src --os=linux --cpu=${cpu} ${packages.join(' ')}`,
        ]),
    ...(buckets.length === 0
      ? []
      : [
          'Names of buckets are unique in all of AWS. Give yours: sam deploy --parameter-overrides, with the parameters of template.yaml.',
        ]),
    ...(hardCoded.length === 0
      ? []
      : [
          `The code names the bucket ${hardCoded.join(', ')} itself. Put the name into an environment variable, or change it there too.`,
        ]),
    ...(texts.includes('123456789012')
      ? ['The code contains the account 123456789012, which is only here. On AWS, put your own there.']
      : []),
    ...(Object.keys(files).some((name) => /\.[cm]?ts$/.test(name) && !name.includes('node_modules/'))
      ? ['TypeScript was turned into JavaScript: Lambda looks for the handler in files of JavaScript only.']
      : []),
    ...(network === undefined
      ? []
      : ['On AWS, the function reaches the real hosts, not the replies that were set here.']),
    ...(resources.faults === undefined || resources.faults.length === 0
      ? []
      : ['Faults of services cannot be deployed: on AWS they come by themselves.']),
    ...(Object.values(resources.queues ?? {}).some(({ deliveries = 1 }) => deliveries > 1)
      ? ['That messages come more than once cannot be deployed: on AWS it happens by itself.']
      : []),
    ...(resources.account === undefined
      ? []
      : ['The limit of the account is not deployed: it is a setting of your account.']),
    ...(isPublic
      ? [
          'Everybody who knows its address can call the API or function URL. Delete the stack when you are done: sam delete',
        ]
      : []),
    ...(Object.keys(resources.secrets ?? {}).length + Object.keys(resources.parameters ?? {}).length > 0
      ? ['Secrets and parameters stand in the template as clear text. Put nothing real there.']
      : []),
    ...(resources.functions === undefined
      ? []
      : ['Further functions are stacks of their own, in functions/. Deploy them first.']),
    ...(Object.values(resources.functions ?? {}).some(
      ({ asynchronous: { onFailure, onSuccess, deadLetterQueue } = {} }) =>
        (onFailure ?? onSuccess ?? deadLetterQueue) !== undefined,
    )
      ? [
          'Destinations and dead-letter queues of further functions are not deployed: the queues are in the other stack.',
        ]
      : []),
  ];
}
