import type { JsonValue, Simulation } from '#kernel';
import type { EnvironmentInvocation, ExecutionEnvironment, InvokeOptions } from './execution-environment.ts';

export interface LambdaFunctionOptions {
  readonly simulation: Simulation;
  /** How long an environment is kept after an invocation, in virtual milliseconds. */
  readonly idleMs: number;
  readonly createEnvironment: () => ExecutionEnvironment;
}

interface Idle {
  readonly environment: ExecutionEnvironment;
  readonly sinceMs: number;
}

/** How long AWS keeps an environment is its own business and not published: ten minutes is an assumption of the model. */
export const defaultIdleMs = 600_000;

/** A function with as many execution environments as there are events at the same time. */
export class LambdaFunction {
  readonly #options: LambdaFunctionOptions;
  /** The one that became free last comes last, and is taken first. */
  #idle: Idle[] = [];
  readonly #busy = new Set<ExecutionEnvironment>();

  constructor(options: LambdaFunctionOptions) {
    this.#options = options;
  }

  /** How many events it works on. */
  get concurrency(): number {
    return this.#busy.size;
  }

  /** Hands an event to an environment that is free, or opens another. */
  async invoke(event: JsonValue, options: InvokeOptions = {}): Promise<EnvironmentInvocation> {
    const { simulation, createEnvironment } = this.#options;
    this.#dropIdle();
    const environment = this.#idle.pop()?.environment ?? createEnvironment();
    this.#busy.add(environment);
    try {
      const invocation = await environment.invoke(event, options);
      if (environment.isWarm) this.#idle.push({ environment, sinceMs: simulation.now() });
      return invocation;
    } finally {
      this.#busy.delete(environment);
      if (!environment.isWarm) environment.dispose();
    }
  }

  /** SHUTDOWN of every environment. */
  dispose(): void {
    for (const environment of this.#busy) environment.dispose();
    for (const { environment } of this.#idle) environment.dispose();
    this.#idle = [];
  }

  #dropIdle(): void {
    const { simulation, idleMs } = this.#options;
    const isKept = ({ sinceMs }: Idle): boolean => simulation.now() - sinceMs < idleMs;
    for (const one of this.#idle) if (!isKept(one)) one.environment.dispose();
    this.#idle = this.#idle.filter(isKept);
  }
}
