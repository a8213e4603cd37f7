import type { Fact } from './fact.ts';

const quotas = 'AWS Lambda Developer Guide, "Lambda quotas"';
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
  initPhase: { value: 10, unit: 's', source: quotas, checked: '2026-11', certainty: 'established' },
} as const satisfies Record<string, Fact>;
