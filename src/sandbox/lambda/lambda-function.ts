import type { JsonValue, Simulation } from '#kernel';
import type { EnvironmentRecord } from '../history-record.ts';
import type { EnvironmentInvocation, ExecutionEnvironment, InvokeOptions } from './execution-environment.ts';

export interface LambdaFunctionOptions {
  readonly simulation: Simulation;
  /** How long an environment is kept after an invocation, in virtual milliseconds. */
  readonly idleMs: number;
  readonly createEnvironment: () => ExecutionEnvironment;
}

/** An execution environment, and its place among all that there were. */
interface Numbered {
  readonly environment: ExecutionEnvironment;
  readonly number: number;
}

interface Idle extends Numbered {
  readonly sinceMs: number;
}

/** One invocation, and the place of its environment among all that there were, from 0. */
export interface FunctionInvocation extends EnvironmentInvocation {
  readonly environment: number;
}

/** How long AWS keeps an environment is its own business and not published: ten minutes is an assumption of the model. */
export const defaultIdleMs = 600_000;

/** A function with as many execution environments as there are events at the same time. */
export class LambdaFunction {
  readonly #options: LambdaFunctionOptions;
  /** The one that became free last comes last, and is taken first. */
  #idle: Idle[] = [];
  readonly #busy = new Set<ExecutionEnvironment>();
  readonly #records: EnvironmentRecord[] = [];

  constructor(options: LambdaFunctionOptions) {
    this.#options = options;
  }

  /** How many events it works on. */
  get concurrency(): number {
    return this.#busy.size;
  }

  /** Hands an event to an environment that is free, or opens another. */
  async invoke(event: JsonValue, options: InvokeOptions = {}): Promise<FunctionInvocation> {
    const { simulation } = this.#options;
    this.#dropIdle();
    const { environment, number } = this.#idle.pop() ?? this.#open();
    this.#busy.add(environment);
    try {
      const invocation = await environment.invoke(event, options);
      if (environment.isWarm) this.#idle.push({ environment, number, sinceMs: simulation.now() });
      else this.#end(number, simulation.now(), 'process-ended');
      return { ...invocation, environment: number };
    } finally {
      this.#busy.delete(environment);
      if (!environment.isWarm) environment.dispose();
    }
  }

  /** Every environment that there has been, in the order in which they were opened. */
  environments(): readonly EnvironmentRecord[] {
    this.#dropIdle();
    return this.#records;
  }

  /** SHUTDOWN of every environment. */
  dispose(): void {
    for (const environment of this.#busy) environment.dispose();
    for (const { environment } of this.#idle) environment.dispose();
    this.#idle = [];
  }

  #open(): Numbered {
    const { simulation, createEnvironment } = this.#options;
    const number = this.#records.push({ openedAt: Math.floor(simulation.now()) }) - 1;
    return { environment: createEnvironment(), number };
  }

  #dropIdle(): void {
    const { simulation, idleMs } = this.#options;
    const isKept = ({ sinceMs }: Idle): boolean => simulation.now() - sinceMs < idleMs;
    for (const one of this.#idle) {
      if (isKept(one)) continue;
      one.environment.dispose();
      this.#end(one.number, one.sinceMs + idleMs, 'idle');
    }
    this.#idle = this.#idle.filter(isKept);
  }

  #end(number: number, atMs: number, reason: 'idle' | 'process-ended'): void {
    const record = this.#records[number];
    if (record !== undefined) this.#records[number] = { ...record, end: { at: Math.floor(atMs), reason } };
  }
}
