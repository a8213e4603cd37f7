import { createIdSource, createRandom, createSimulation, type Clock, type JsonValue } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import {
  createFunctionLog,
  ExecutionEnvironment,
  LambdaFunction,
  type EnvironmentInvocation,
  type FunctionHost,
  type FunctionLog,
  type HostContext,
  type HostInit,
  type HostOutcome,
} from './index.ts';

/** What one host of a test does. Whatever is left out succeeds and answers null. */
export interface HostScript {
  init?(request: HostInit, clock: Clock): HostOutcome;
  invoke?(event: unknown, context: HostContext, clock: Clock): HostOutcome;
  /** Milliseconds that the handler waits before it does what `invoke` says. */
  readonly waitsMs?: number;
  readonly memoryUsedMb?: number;
}

/** An execution environment without a JavaScript engine, and what can be seen of it. */
export interface HostedEnvironment {
  readonly environment: { invoke(event: JsonValue): Promise<EnvironmentInvocation>; dispose(): void };
  readonly log: FunctionLog;
  /** The texts of all log lines. */
  lines(): string[];
  /** How many hosts were created and how many of those are disposed. */
  readonly hosts: { created: number; disposed: number };
}

export const startMs = Date.UTC(2026, 0, 15, 10);

/** Creates an environment whose hosts follow the scripts, one after the other; the last one again and again. */
export function hostedEnvironment(
  scripts: readonly HostScript[],
  config: Partial<FunctionConfig> = {},
): HostedEnvironment {
  const { simulation, createEnvironment, ...rest } = hosted(scripts, config);
  const environment = createEnvironment();
  return {
    ...rest,
    environment: {
      invoke: (event) => simulation.run(() => environment.invoke(event)),
      dispose() {
        environment.dispose();
      },
    },
  };
}

/** Creates a function whose environments have such hosts. */
export function hostedFunction(
  scripts: readonly HostScript[],
  idleMs = 60_000,
): Omit<ReturnType<typeof hosted>, 'createEnvironment'> & { readonly lambdaFunction: LambdaFunction } {
  const { simulation, createEnvironment, ...rest } = hosted(scripts, {});
  return { ...rest, simulation, lambdaFunction: new LambdaFunction({ simulation, idleMs, createEnvironment }) };
}

function hosted(scripts: readonly HostScript[], config: Partial<FunctionConfig>) {
  const simulation = createSimulation(startMs);
  const log = createFunctionLog(100);
  const ids = createIdSource(createRandom(1));
  const hosts = { created: 0, disposed: 0 };
  const createHost = (clock: Clock): Promise<FunctionHost> => {
    const script = scripts[Math.min(hosts.created, scripts.length - 1)] ?? {};
    hosts.created += 1;
    return Promise.resolve(createHostOf(script, clock, () => (hosts.disposed += 1)));
  };
  const full: FunctionConfig = {
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    memorySize: 128,
    timeout: 3,
    environment: {},
    ...config,
  };
  return {
    simulation,
    log,
    hosts,
    lines: () => log.lines.map(({ text }) => text),
    createEnvironment: () => new ExecutionEnvironment({ name: 'fn', config: full, simulation, ids, log, createHost }),
  };
}

function createHostOf(script: HostScript, clock: Clock, onDispose: () => void): FunctionHost {
  return {
    *init(request) {
      return script.init?.(request, clock) ?? { kind: 'completed', json: '', endsProcess: false };
    },
    *invoke(eventJson, context) {
      if (script.waitsMs !== undefined) yield clock.now() + script.waitsMs;
      return script.invoke?.(JSON.parse(eventJson), context, clock) ?? answered(null);
    },
    memoryUsedMb: () => script.memoryUsedMb ?? 0,
    dispose: onDispose,
  };
}

/** The outcome of a handler that returned this value. */
export function answered(value: unknown): HostOutcome {
  return { kind: 'completed', json: JSON.stringify(value), endsProcess: false };
}

/** The outcome of a handler that threw this. */
export function failed(error: { errorType: string; errorMessage: string; trace: readonly string[] }): HostOutcome {
  return { kind: 'failed', error, endsProcess: false };
}
