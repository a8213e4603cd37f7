import type { Fact } from './fact.ts';

const quotas = 'AWS Lambda Developer Guide, "Lambda quotas"';
const scaling = 'AWS Lambda Developer Guide, "Lambda scaling behavior"';
const configuration = 'AWS Lambda Developer Guide, "Configuring function memory" and "Configuring function timeout"';

/** Limits of a Lambda function and of its invocations. */
export const lambdaQuotas = {
  maximumTimeout: { value: 900, unit: 's', source: quotas, checked: '2026-11', certainty: 'seen' },
  defaultTimeout: { value: 3, unit: 's', source: configuration, checked: '2026-11', certainty: 'seen' },
  minimumMemory: { value: 128, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'seen' },
  maximumMemory: { value: 10_240, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'seen' },
  /** At this memory size a function has the equivalent of one vCPU; below and above it, in proportion. */
  memoryPerVcpu: { value: 1_769, unit: 'MB', source: configuration, checked: '2026-11', certainty: 'established' },
  /** 6 MB of payload and the envelope that the runtime API allows for. */
  synchronousResponse: {
    value: 6_291_556,
    unit: 'bytes',
    source: 'Message of the error Function.ResponseSizeTooLarge',
    checked: '2026-11',
    certainty: 'established',
  },
  /** After about so many invocations in one chain, recursive loop detection stops a function that calls itself. */
  recursiveLoop: {
    value: 16,
    unit: 'invocations',
    source: 'AWS Lambda Developer Guide, "Use Lambda recursive loop detection to prevent infinite loops"',
    checked: '2026-11',
    certainty: 'established',
  },
  /** The most that ExecutionTimeout of a durable function can be. */
  durableExecution: {
    value: 365,
    unit: 'days',
    source: 'AWS Lambda Developer Guide, "Lambda durable functions"',
    checked: '2026-11',
    certainty: 'established',
  },
  memoryStep: { value: 1, unit: 'MB', source: configuration, checked: '2026-11', certainty: 'seen' },
  maximumVcpus: { value: 6, unit: 'vCPUs', source: configuration, checked: '2026-11', certainty: 'established' },
  /** Each way. The exact figure for the answer is `synchronousResponse`. */
  synchronousPayload: { value: 6, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'seen' },
  /** 256 KB until October 2025. */
  asynchronousPayload: { value: 1, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'seen' },
  streamedResponse: { value: 200, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'established' },
  minimumEphemeralStorage: { value: 512, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'established' },
  maximumEphemeralStorage: { value: 10_240, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'established' },
  /** By direct upload; larger ones go through S3. */
  zippedPackage: { value: 50, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'seen' },
  /** With all layers. */
  unzippedPackage: { value: 250, unit: 'MB', source: quotas, checked: '2026-11', certainty: 'seen' },
  containerImage: { value: 10, unit: 'GB', source: quotas, checked: '2026-11', certainty: 'seen' },
  layers: { value: 5, unit: 'layers', source: quotas, checked: '2026-11', certainty: 'seen' },
  environmentVariables: { value: 4, unit: 'KB', source: quotas, checked: '2026-11', certainty: 'seen' },
  /** Of an account in one region, by default. New accounts start lower. */
  accountConcurrency: {
    value: 1_000,
    unit: 'concurrent executions',
    source: quotas,
    checked: '2026-11',
    certainty: 'seen',
  },
  /** What reserved concurrency has to leave for all functions that have none. */
  leastUnreserved: {
    value: 100,
    unit: 'concurrent executions',
    source: 'AWS Lambda Developer Guide, "Configuring reserved concurrency for a function"',
    checked: '2026-11',
    certainty: 'established',
  },
  /** Environments that one function may add in each `scalingInterval`. */
  scalingStep: { value: 1_000, unit: 'environments', source: scaling, checked: '2026-11', certainty: 'seen' },
  scalingInterval: { value: 10, unit: 's', source: scaling, checked: '2026-11', certainty: 'seen' },
  /** That one execution environment serves. */
  requestsPerEnvironment: {
    value: 10,
    unit: 'requests per second',
    source: scaling,
    checked: '2026-11',
    certainty: 'seen',
  },
  initPhase: { value: 10, unit: 's', source: quotas, checked: '2026-11', certainty: 'established' },
} as const satisfies Record<string, Fact>;
