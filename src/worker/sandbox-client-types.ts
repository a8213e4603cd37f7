import type {
  CloudSpec,
  ExerciseSpec,
  Forecasts,
  FunctionConfig,
  GradeReport,
  NetworkRoute,
  ScenarioOutcome,
  SourceFiles,
  Step,
  TriggerSpec,
} from '#sandbox';

/** Everything that a graded run yields. */
export interface RunResult {
  readonly report: GradeReport;
  /** One for each scenario, tasks one after the other. */
  readonly outcomes: readonly {
    readonly taskIndex: number;
    readonly scenarioIndex: number;
    readonly steps: readonly Step[];
    readonly outcome: ScenarioOutcome;
  }[];
  /** The function that ran, as its template has it where there is one; absent where that could not be deployed. */
  readonly function?: FunctionConfig;
  /** Reproduces the generated values. */
  readonly seed: number;
  /** Real milliseconds from the call to the result. */
  readonly elapsedMs: number;
}

export interface RunRequest {
  readonly spec: ExerciseSpec;
  readonly files: SourceFiles;
  /** What the learner says will happen, in exercises of kind predict. */
  readonly forecasts?: Forecasts;
  /** 32-bit unsigned. */
  readonly seed: number;
  /** Ids. Only the scenarios that have one of these checks are run, and reported on; all when absent. */
  readonly checks?: readonly string[];
}

export interface TryRequest {
  readonly function: FunctionConfig;
  readonly files: SourceFiles;
  readonly steps: readonly Step[];
  readonly network?: readonly NetworkRoute[];
  readonly resources?: CloudSpec;
  readonly triggers?: readonly TriggerSpec[];
  readonly seed: number;
  /** See `ScenarioRequest`. */
  readonly tellsHistory?: boolean;
}

/** Runs learner code in a worker that is ended when it does not answer in time. One run at a time. */
export interface SandboxClient {
  /** Runs every scenario and grades it. Rejects only for our own faults. A run under way is stopped first. */
  run(request: RunRequest): Promise<RunResult>;
  /** Runs steps without grading. */
  try(request: TryRequest): Promise<ScenarioOutcome>;
  /** Ends what is running at once; its promise resolves with outcomes of kind `stopped`. */
  stop(): void;
  /** Ends the worker. */
  dispose(): void;
}
