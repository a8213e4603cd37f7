import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import type { JsonValue } from '#kernel';
import type { CloudSpec } from './cloud-spec.ts';
import {
  createEngine,
  createSandbox,
  defaultLimits,
  type FunctionConfig,
  type FunctionError,
  type HttpRequest,
  type InvocationRecord,
  type LoadVariant,
  type NetworkRoute,
  type RunLimits,
  type Sandbox,
  type SourceFiles,
  type Step,
  type Transcript,
  type TriggerSpec,
} from './index.ts';

/** A function as small as Lambda has them. */
export const smallFunction: FunctionConfig = {
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memorySize: 128,
  timeout: 3,
  environment: {},
};

export interface FunctionRun {
  /** The events that it is invoked with, one after the other; one empty object when absent. */
  readonly events?: readonly JsonValue[];
  readonly network?: readonly NetworkRoute[];
  readonly resources?: CloudSpec;
  readonly triggers?: readonly TriggerSpec[];
  /** Instead of `events`. */
  readonly steps?: readonly Step[];
  readonly config?: Partial<FunctionConfig>;
  readonly limits?: Partial<RunLimits>;
  readonly seed?: number;
  readonly tellsHistory?: boolean;
}

/** Creates a sandbox in this thread: for code that ends by itself or by the engine's own guards. */
export function createNodeSandbox(loadVariant: LoadVariant = loadNodeEngine): Sandbox {
  return createSandbox({ loadVariant, wallClockMs: () => performance.now() });
}

/** Reads the engine from its package. */
export const loadNodeEngine: LoadVariant = async () => {
  const file = fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm'));
  return createEngine(variant, await readFile(file));
};

const sandbox = createNodeSandbox();

/** Runs a function (the text of index.mjs, or its files) in a fresh execution environment. Throws when it is stopped. */
export async function runFunction(source: string | SourceFiles, run: FunctionRun = {}): Promise<Transcript> {
  const { events = [{}], config, limits, seed = 1 } = run;
  const steps = run.steps ?? events.map((event): Step => ({ kind: 'invoke', event }));
  const files = typeof source === 'string' ? { 'index.mjs': source } : source;
  const bounds = { ...defaultLimits, ...limits };
  const request = {
    function: { ...smallFunction, ...config },
    files,
    steps,
    seed,
    ...(run.network && { network: run.network }),
    ...(run.resources && { resources: run.resources }),
    ...(run.triggers && { triggers: run.triggers }),
    ...(run.tellsHistory !== undefined && { tellsHistory: run.tellsHistory }),
  };
  const outcome = await sandbox.runScenario(request, bounds, performance.now() + bounds.wallClockMs);
  if (outcome.kind !== 'ran') throw new Error(`The scenario was not run to its end: ${outcome.message}`);
  return outcome.transcript;
}

/** Runs a function and returns its last invocation. */
export async function invoke(source: string | SourceFiles, run?: FunctionRun): Promise<InvocationRecord> {
  const invocation = (await runFunction(source, run)).invocations.at(-1);
  if (invocation === undefined) throw new Error('Nothing was invoked.');
  return invocation;
}

/** Runs a function and returns the answer of its last invocation. Throws when that failed. */
export async function answerOf(source: string | SourceFiles, run?: FunctionRun): Promise<JsonValue> {
  const { outcome } = await invoke(source, run);
  if (outcome.kind === 'answered') return outcome.answer;
  throw new Error(`The function did not answer with JSON: ${JSON.stringify(outcome)}`);
}

/** Runs a function and returns the error of its last invocation. Throws when that answered. */
export async function errorOf(source: string | SourceFiles, run?: FunctionRun): Promise<FunctionError> {
  const { outcome } = await invoke(source, run);
  if (outcome.kind === 'function-error') return outcome.error;
  throw new Error(`The function answered: ${JSON.stringify(outcome.answer)}`);
}

/** What a function logged itself, without timestamp and request id: level, tab, message. */
export async function logOf(source: string | SourceFiles, run?: FunctionRun): Promise<string[]> {
  const { logs } = await runFunction(source, run);
  return logs.filter((line) => line.source === 'function').map((line) => line.text.split('\t').slice(2).join('\t'));
}

/** A request to the HTTP API. */
export function httpRequest(request: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', path: '/', query: {}, headers: {}, ...request };
}
