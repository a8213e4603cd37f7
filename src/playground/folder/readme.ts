import type { FunctionConfig } from '#sandbox';
import type { ReadPlayground } from '../read-playground.ts';

/** What whoever opens the folder has to know. */
export function writeReadme(
  { function: config, resources = {} }: ReadPlayground,
  eventCount: number,
  hasStartState: boolean,
  notes: readonly string[],
): string {
  const lines = [
    '# A function from the playground of Coldstart',
    '',
    '- `src/` is what runs on Lambda. It has no dependencies: the AWS SDK for JavaScript v3 is part of the runtime.',
    '- `template.yaml` deploys it, with the services around it. `samconfig.toml` says what `sam deploy` would ask.',
    ...(eventCount === 0 ? [] : ['- `events/` holds the events that the function was called with.']),
    ...(hasStartState ? ['- `start-state.sh` puts into the services what they begin with.'] : []),
    ...(resources.functions === undefined ? [] : ['- `functions/` holds further functions, each a stack of its own.']),
    '',
    '## Deploy it',
    '',
    'With the [AWS SAM CLI](https://docs.aws.amazon.com/serverless-application-model/) and an account of yours:',
    '',
    '```sh',
    ...Object.keys(resources.functions ?? {}).map((name) => `(cd functions/${name} && sam deploy)`),
    'sam deploy',
    ...(hasStartState ? ['sh start-state.sh'] : []),
    '```',
    '',
    'What you deploy costs what AWS charges for it. `sam delete` takes it away.',
    '',
    ...(eventCount === 0 ? [] : localRuns(config)),
    '## A package that the runtime does not have',
    '',
    'Lambda gets the packages that lie in `src/node_modules`, built for Linux and for the processor of the function. For sharp, say:',
    '',
    '```sh',
    `npm install --prefix src --os=linux --cpu=${config.architecture === 'arm64' ? 'arm64' : 'x64'} sharp`,
    '```',
    '',
    ...(notes.length === 0 ? [] : ['## What to know', '', ...notes.map((note) => `- ${note}`), '']),
  ];
  return lines.join('\n');
}

function localRuns(config: FunctionConfig): readonly string[] {
  const { handler, runtime, memorySize, timeout, environment } = config;
  const variables = Object.entries(environment).map(([name, value]) => ` --env ${shellWord(`${name}=${value}`)}`);
  return [
    '## Run it here',
    '',
    "In Lambda's container, with the SAM CLI and Docker:",
    '',
    '```sh',
    'sam local invoke Function --event events/1.json',
    '```',
    '',
    'In the simulation of the course, without Docker and without services, in its own folder:',
    '',
    '```sh',
    `npm run --silent invoke -- FOLDER/src --handler ${handler} --runtime ${runtime} --memory ${memorySize} --timeout ${timeout}${variables.join('')} --event FOLDER/events/1.json`,
    '```',
    '',
  ];
}

function shellWord(text: string): string {
  return /^[\w=.,:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
