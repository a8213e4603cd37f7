export {
  ExecutionEnvironment,
  runtimeMemoryMb,
  WallClockLimitReached,
  type EnvironmentInvocation,
  type ExecutionEnvironmentOptions,
  type InvokeOptions,
  type Lineage,
} from './execution-environment.ts';
export type {
  FunctionHost,
  HostContext,
  HostInit,
  HostOutcome,
  HostRun,
  PostedError,
  StreamedAnswer,
  WrittenLine,
} from './function-host.ts';
export { createFunctionLog, type FunctionLog, type LogStream } from './function-log.ts';
export { functionIdentity } from './invocation-context.ts';
export { defaultIdleMs, LambdaFunction, type LambdaFunctionOptions } from './lambda-function.ts';
