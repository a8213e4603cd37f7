import type { IdSource } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import type { HostContext } from './function-host.ts';

/** Who and where the function under test is. Others have a name of their own. */
export const functionIdentity = {
  name: 'fn',
  version: '$LATEST',
  region: 'us-east-1',
  account: '123456789012',
  /** Those of AWS's own examples. */
  credentials: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
} as const;

/** The log stream of one execution environment. `nowMs` is when it opened. */
export function createLogStreamName(ids: IdSource, nowMs: number): string {
  const day = new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${functionIdentity.version}]${ids.hex(32)}`;
}

/** The context object of one invocation, without its method. */
export function createContextFields(
  { name, memorySize }: FunctionConfig & { readonly name: string },
  requestId: string,
  logStreamName: string,
  ids: IdSource,
): HostContext['fields'] {
  const { version, region, account } = functionIdentity;
  return {
    functionName: name,
    functionVersion: version,
    invokedFunctionArn: `arn:aws:lambda:${region}:${account}:function:${name}`,
    memoryLimitInMB: String(memorySize),
    awsRequestId: requestId,
    xRayTraceId: `Root=1-${ids.hex(8)}-${ids.hex(24)};Parent=${ids.hex(16)};Sampled=0`,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName,
  };
}

/** The environment variables that Lambda sets, but for the log stream's name, and the function's own. */
export function createEnvironment(config: FunctionConfig & { readonly name: string }): Record<string, string> {
  const { name } = config;
  const { version, region, credentials } = functionIdentity;
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${config.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: 'simulated',
    AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
    LANG: 'en_US.UTF-8',
    LD_LIBRARY_PATH: '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
    NODE_PATH: '/opt/nodejs/node24/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
    _HANDLER: config.handler,
    ...loggingVariables(config),
    ...config.environment,
  };
}

function loggingVariables({ logging }: FunctionConfig): Record<string, string> {
  if (logging?.logFormat !== 'JSON') return {};
  return { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: logging.applicationLogLevel ?? 'INFO' };
}
