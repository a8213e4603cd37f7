import { createClock, createIdSource, createRandom, type Clock } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import {
  createFunctionLog,
  ExecutionEnvironment,
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
  readonly memoryUsedBytes?: number;
}

/** An execution environment without a JavaScript engine, and what can be seen of it. */
export interface HostedEnvironment {
  readonly environment: ExecutionEnvironment;
  readonly clock: Clock;
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
  const clock = createClock(startMs);
  const log = createFunctionLog(clock, 100);
  const hosts = { created: 0, disposed: 0 };
  const createHost = (): Promise<FunctionHost> => {
    const script = scripts[Math.min(hosts.created, scripts.length - 1)] ?? {};
    hosts.created += 1;
    return Promise.resolve({
      init: (request) => script.init?.(request, clock) ?? { kind: 'completed', json: '' },
      invoke: (eventJson, context) => script.invoke?.(JSON.parse(eventJson), context, clock) ?? answered(null),
      memoryUsedBytes: () => script.memoryUsedBytes ?? 0,
      dispose: () => void (hosts.disposed += 1),
    });
  };
  const environment = new ExecutionEnvironment({
    config: {
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memorySize: 128,
      timeout: 3,
      environment: {},
      ...config,
    },
    clock,
    ids: createIdSource(createRandom(1)),
    log,
    createHost,
  });
  return { environment, clock, log, hosts, lines: () => log.lines.map(({ text }) => text) };
}

/** The outcome of a handler that returned this value. */
export function answered(value: unknown): HostOutcome {
  return { kind: 'completed', json: JSON.stringify(value) };
}
