import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { lambdaQuotas } from '#aws-facts';
import type { JsonValue } from '#kernel';
import { toRuntimeRecord, type FunctionConfig, type LambdaRuntime, type SourceFiles, type Transcript } from '#sandbox';
import type { SandboxClient } from '#worker';
import { createNodeSandboxClient } from '#worker/node';
import { type ExitCode, UsageError } from './command.ts';

const usage = `npm run --silent invoke -- FILE_OR_FOLDER [options]

Runs a function in the simulated runtime, in one execution environment, and prints its log and its answers.

  --handler index.handler   file and export; the file's own name and "handler" when left out
  --event EVENT.json        an event to invoke it with; again for more, {} when left out
  --runtime nodejs24.x      or nodejs22.x
  --memory 128              MB
  --timeout 3               seconds
  --env KEY=VALUE           an environment variable; again for more
  --json                    one object on standard output instead: { "results": […], "log": […] }

Exit codes: 0 every invocation answered, 1 one did not, 2 the command could not do what it was asked.`;

const { minimumMemory, maximumMemory, defaultTimeout, maximumTimeout } = lambdaQuotas;

/** Where a command writes. */
export interface InvokeOutput {
  /** To standard output. */
  readonly print: (text: string) => void;
  /** To standard error. */
  readonly printError: (text: string) => void;
}

interface Invocations {
  readonly config: FunctionConfig;
  readonly files: SourceFiles;
  readonly events: readonly JsonValue[];
  readonly isJson: boolean;
}

/** Runs `npm run invoke` with these arguments. */
export async function invoke(
  args: readonly string[],
  workingFolder: string,
  output: InvokeOutput,
  createClient: () => SandboxClient = createNodeSandboxClient,
): Promise<ExitCode> {
  const { values, positionals } = readArguments(args);
  if (values.help === true) {
    output.print(usage);
    return 0;
  }
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) throw new UsageError(usage);
  const invocations = await readInvocations(resolve(workingFolder, target), workingFolder, values);
  const client = createClient();
  try {
    const { config, files, events } = invocations;
    const steps = events.map((event) => ({ kind: 'invoke' as const, event }));
    const outcome = await client.try({ function: config, files, steps, seed: 1 });
    if (outcome.kind !== 'ran') {
      output.printError(outcome.message);
      return 2;
    }
    report(outcome.transcript, invocations, output);
    return outcome.transcript.invocations.every(({ outcome: end }) => end.kind !== 'function-error') ? 0 : 1;
  } finally {
    client.dispose();
  }
}

function report(transcript: Transcript, { isJson }: Invocations, { print, printError }: InvokeOutput): void {
  const { results, log } = toRuntimeRecord(transcript);
  if (isJson) {
    print(JSON.stringify({ results, log }, null, 2));
    return;
  }
  for (const { text } of transcript.logs) printError(text.replaceAll('\r', '\n'));
  if (transcript.droppedLogLines > 0) printError(`… and ${transcript.droppedLogLines} more lines`);
  // As `sam local invoke` does: the log is for people, the answer for the next program.
  for (const { outcome } of transcript.invocations) {
    switch (outcome.kind) {
      case 'answered':
        print(JSON.stringify(outcome.answer));
        break;
      case 'streamed':
        print(outcome.answer.body);
        break;
      case 'function-error': {
        const { errorType, errorMessage, trace } = outcome.error;
        print(JSON.stringify({ errorType, errorMessage, ...(trace.length > 0 && { trace }) }));
      }
    }
  }
}

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(args: readonly string[]) {
  const options = {
    handler: { type: 'string' },
    event: { type: 'string', multiple: true },
    runtime: { type: 'string' },
    memory: { type: 'string' },
    timeout: { type: 'string' },
    env: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    throw new UsageError(`${messageOf(thrown)}\n\n${usage}`);
  }
}

async function readInvocations(target: string, workingFolder: string, values: Values): Promise<Invocations> {
  const found = await stat(target).catch(() => undefined);
  if (found === undefined) throw new UsageError(`There is no file or folder ${target}.`);
  const files = found.isDirectory() ? await readFiles(target) : { [basename(target)]: await readText(target) };
  const stem = found.isDirectory() ? 'index' : basename(target, extname(target));
  const events = await Promise.all((values.event ?? []).map((file) => readEvent(resolve(workingFolder, file))));
  return {
    config: {
      handler: values.handler ?? `${stem}.handler`,
      runtime: readRuntime(values.runtime),
      memorySize: readNumber('--memory', values.memory, minimumMemory.value, [
        minimumMemory.value,
        maximumMemory.value,
      ]),
      timeout: readNumber('--timeout', values.timeout, defaultTimeout.value, [1, maximumTimeout.value]),
      environment: Object.fromEntries((values.env ?? []).map(readVariable)),
    },
    files,
    events: events.length === 0 ? [{}] : events,
    isJson: values.json === true,
  };
}

/** The files of a folder and those below it, but for what no deployment package has. */
async function readFiles(folder: string): Promise<SourceFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).split(sep).includes('.git'));
  const texts = await Promise.all(
    paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readText(path)] as const),
  );
  return Object.fromEntries(texts);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw new UsageError(`${path} could not be read: ${messageOf(thrown)}`);
  }
}

async function readEvent(path: string): Promise<JsonValue> {
  const text = await readText(path);
  try {
    return JSON.parse(text) as JsonValue;
  } catch (thrown) {
    throw new UsageError(`${path} is no JSON: ${messageOf(thrown)}`);
  }
}

function readRuntime(text = 'nodejs24.x'): LambdaRuntime {
  if (text === 'nodejs24.x' || text === 'nodejs22.x') return text;
  throw new UsageError(`--runtime takes nodejs24.x or nodejs22.x; got "${text}".`);
}

function readNumber(
  option: string,
  text: string | undefined,
  fallback: number,
  [lowest, highest]: readonly [number, number],
): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
  throw new UsageError(`${option} takes a whole number from ${lowest} to ${highest}; got "${text}".`);
}

function readVariable(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)];
  throw new UsageError(`--env takes KEY=VALUE; got "${text}".`);
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
