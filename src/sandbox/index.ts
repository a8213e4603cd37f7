export type { CloudState, ServiceCall } from './cloud-record.ts';
export type { CloudSpec, TargetInputSpec } from './cloud-spec.ts';
export type { DeliveryOutcome, DeliveryRecord, FiringRecord } from './delivery-record.ts';
export { writesTemplate } from './exercise-kinds.ts';
export type {
  ActingStep,
  Check,
  CheckKind,
  ExerciseKind,
  ExerciseSpec,
  FunctionConfig,
  HttpRequest,
  KnownMistake,
  LambdaRuntime,
  NetworkReply,
  NetworkRoute,
  OutsideStep,
  PreparedScenario,
  RunLimits,
  ScenarioSpec,
  SourceFiles,
  Step,
  TaskSpec,
} from './exercise-spec.ts';
export type { CheckResult, GradeReport, ScenarioReport, TaskReport, Verdict, VerdictKind } from './grade-report.ts';
export type { EnvironmentRecord, QueueEvent, ScenarioHistory } from './history-record.ts';
export { createEngine } from './guest/index.ts';
export { grade, loadAllChecks, loadChecks, undeployedReport, type ScenarioRun } from './grader/index.ts';
export type {
  ForecastOption,
  Forecasts,
  Observation,
  ObservationKind,
  Prediction,
  WrongForecast,
} from './prediction-spec.ts';
export {
  apiOf,
  describeInputPathProblem,
  describePatternProblem,
  describeScheduleProblem,
  describeTemplateProblem,
  generatorForms,
  isGenerator,
  nextFirings,
  placeholderNames,
  prepareExercise,
  previewEvent,
  reasonPhrases,
  type ScheduleTiming,
  stripTypes,
  wallClockMessage,
  type ScenarioRequest,
} from './run/index.ts';
export { toRuntimeRecord, type PostedResult, type RuntimeRecord } from './runtime-record.ts';
export {
  createSandbox,
  defaultLimits,
  SandboxError,
  type LoadVariant,
  type Sandbox,
  type SandboxOptions,
} from './sandbox.ts';
export type { AsynchronousConfig, HttpTriggerKind, TriggerKind, TriggerSpec } from './trigger-spec.ts';
export type {
  DirectResponse,
  FunctionError,
  FunctionErrorKind,
  HttpResponse,
  InvocationOutcome,
  InvocationRecord,
  LogLine,
  OutgoingRequest,
  ScenarioOutcome,
  SourcePosition,
  StreamedAnswer,
  Transcript,
} from './transcript.ts';
