import type { Clock, IdSource, Simulation } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import {
  createFunctionLog,
  ExecutionEnvironment,
  type FunctionHost,
  type FunctionLog,
  LambdaFunction,
  type Lineage,
  type LogStream,
} from '../lambda/index.ts';
import { createInvoker, type Invoker, type Throttle } from './invoker.ts';

/** A function of the scenario, and all that it has done. */
export interface ScenarioFunction {
  readonly name: string;
  readonly config: FunctionConfig;
  readonly log: FunctionLog;
  readonly lambdaFunction: LambdaFunction;
  readonly invoker: Invoker;
}

/** A function that calls something, and what led to its invocation. */
export interface Caller {
  readonly name: string;
  readonly lineage: Lineage;
}

/** What a host needs of its environment. */
export interface HostSurroundings {
  readonly clock: Clock;
  readonly log: LogStream;
  caller(): Caller;
  /** See `ExecutionEnvironment.wake`. */
  wake(): void;
}

export interface FunctionsOptions {
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly idleMs: number;
  readonly logLines: number;
  /** How many invocations of all functions there may be at once; without end where absent. */
  readonly accountLimit: number | undefined;
  /** Whether records tell when they began. */
  readonly tellsTime: boolean;
  /** See `InvokerOptions`. */
  readonly tellsHistory: boolean;
}

export interface NewFunction {
  readonly name: string;
  readonly config: FunctionConfig;
  readonly createHost: (surroundings: HostSurroundings) => Promise<FunctionHost>;
}

/** Returns what makes functions that share the account's limit and the number of the step that is under way. */
export function functionMaker({
  simulation,
  ids,
  idleMs,
  logLines,
  accountLimit,
  tellsTime,
  tellsHistory,
}: FunctionsOptions): (one: NewFunction) => ScenarioFunction {
  const all: LambdaFunction[] = [];
  const progress = { step: 1 };
  return ({ name, config, createHost }) => {
    const log = createFunctionLog(logLines);
    const lambdaFunction = new LambdaFunction({
      simulation,
      idleMs,
      createEnvironment() {
        const stream = log.openStream();
        const environment: ExecutionEnvironment = new ExecutionEnvironment({
          name,
          config,
          simulation,
          ids,
          log: stream,
          createHost: (clock) =>
            createHost({
              clock,
              log: stream,
              caller: () => ({ name, lineage: environment.lineage }),
              wake() {
                environment.wake();
              },
            }),
        });
        return environment;
      },
    });
    all.push(lambdaFunction);
    const throttle = (): Throttle | undefined => {
      const { reservedConcurrency } = config;
      if (reservedConcurrency !== undefined && lambdaFunction.concurrency >= reservedConcurrency)
        return { limit: reservedConcurrency, of: 'function' };
      const concurrency = all.reduce((sum, one) => sum + one.concurrency, 0);
      return accountLimit !== undefined && concurrency >= accountLimit
        ? { limit: accountLimit, of: 'account' }
        : undefined;
    };
    const invoker = createInvoker({ simulation, ids, lambdaFunction, throttle, progress, tellsTime, tellsHistory });
    return { name, config, log, lambdaFunction, invoker };
  };
}
