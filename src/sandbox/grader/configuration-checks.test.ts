import { describe, expect, it } from 'vitest';
import type { Check, ExerciseSpec } from '../exercise-spec.ts';
import type { CheckResult } from '../grade-report.ts';
import { grade, undeployedReport } from './index.ts';
import { allChecks, answered, exercise, ran, scenario } from './scenario-runs.fixture.ts';

const spec: ExerciseSpec = {
  ...exercise(1),
  kind: 'config',
  function: {
    handler: 'orders.handler',
    runtime: 'nodejs24.x',
    memorySize: 512,
    timeout: 7,
    environment: { CURRENCY: 'EUR' },
    reservedConcurrency: 3,
  },
  triggers: [
    { kind: 'http-api', routes: ['GET /orders', 'POST /orders'] },
    { kind: 'sqs', queue: 'orders', batchSize: 5, functionResponseTypes: ['ReportBatchItemFailures'] },
    { kind: 'rest-api', routes: [] },
  ],
};

type Expectation = Check extends infer One ? (One extends Check ? Omit<One, 'id'> : never) : never;

function resultOf(expectation: Expectation): CheckResult {
  const check = { id: 'it', ...expectation } as Check;
  const report = grade(spec, [{ scenario: scenario([check]), outcome: ran([answered(null)]) }], allChecks);
  const result = report.tasks[0]?.scenarios[0]?.checks[0];
  if (result === undefined) throw new Error('There is no result.');
  return result;
}

describe('a setting of the function', () => {
  it.each<[Expectation, Expectation]>([
    [
      { kind: 'function-setting', setting: 'memorySize', equals: 512 },
      { kind: 'function-setting', setting: 'memorySize', equals: 256 },
    ],
    [
      { kind: 'function-setting', setting: 'timeout', atLeast: 7 },
      { kind: 'function-setting', setting: 'timeout', atLeast: 8 },
    ],
    [
      { kind: 'function-setting', setting: 'reservedConcurrency', atMost: 3 },
      { kind: 'function-setting', setting: 'reservedConcurrency', atMost: 2 },
    ],
    [
      { kind: 'function-setting', setting: 'runtime', equals: 'nodejs24.x' },
      { kind: 'function-setting', setting: 'runtime', equals: 'nodejs22.x' },
    ],
    [
      { kind: 'function-setting', setting: 'architecture', equals: 'x86_64' },
      { kind: 'function-setting', setting: 'architecture', equals: 'arm64' },
    ],
    [
      { kind: 'function-setting', setting: 'environment', variable: 'CURRENCY', equals: 'EUR' },
      { kind: 'function-setting', setting: 'environment', variable: 'currency', equals: 'EUR' },
    ],
    [
      { kind: 'function-setting', setting: 'environment', variable: 'CURRENCY' },
      { kind: 'function-setting', setting: 'environment', variable: 'toString' },
    ],
    [
      { kind: 'trigger', trigger: 'http-api', includes: { routes: ['POST /orders'] } },
      { kind: 'trigger', trigger: 'http-api', includes: { routes: ['PUT /orders'] } },
    ],
    [
      { kind: 'trigger', trigger: 'sqs', includes: { queue: 'orders', batchSize: 5 } },
      { kind: 'trigger', trigger: 'sqs', includes: { queue: 'orders', batchSize: 6 } },
    ],
    [
      { kind: 'trigger', trigger: 'sqs' },
      // An API without a route is none.
      { kind: 'trigger', trigger: 'rest-api' },
    ],
  ])('%j passes, and %j fails', (right, wrong) => {
    expect(resultOf(right).status).toBe('passed');
    expect(resultOf(wrong).status).toBe('failed');
  });

  it('that is wrong is told with its name in a template', () => {
    expect([
      resultOf({ kind: 'function-setting', setting: 'memorySize', equals: 256 }).message,
      resultOf({ kind: 'function-setting', setting: 'timeout', atLeast: 10, atMost: 20 }).message,
      resultOf({ kind: 'function-setting', setting: 'environment', variable: 'TABLE', equals: 'users' }).message,
      resultOf({ kind: 'trigger', trigger: 's3' }).message,
      resultOf({ kind: 'trigger', trigger: 'sqs', includes: { queue: 'dead' } }).message,
    ]).toMatchInlineSnapshot(`
      [
        "MemorySize is 512; expected 256.",
        "Timeout is 7; expected 10 to 20.",
        "The environment variable TABLE is not set; expected "users".",
        "The function has no event of type S3.",
        "No event of type SQS has {"queue":"dead"}.",
      ]
    `);
  });
});

it('a template that cannot be deployed leaves every check unreached, and says where', () => {
  const check: Check = { id: 'it', kind: 'function-setting', setting: 'timeout', equals: 7 };
  const position = { file: 'template.yaml', line: 4, column: 7 };
  const problems = [{ message: 'There is no Handler. Write it.', position }] as const;
  const report = undeployedReport(spec, [scenario([check])], problems, allChecks);
  expect(report.verdict).toEqual({
    kind: 'template-problem',
    message: 'template.yaml, line 4: There is no Handler. Write it.',
    position,
  });
  expect(report.problems).toEqual(problems);
  expect(report.tasks[0]?.scenarios[0]?.checks.map(({ status, message }) => [status, message])).toEqual([
    ['not-reached', 'Not run: the template cannot be deployed yet.'],
  ]);
});
