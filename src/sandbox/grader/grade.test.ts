import { describe, expect, it } from 'vitest';
import type { Check } from '../exercise-spec.ts';
import type { FunctionError, InvocationRecord } from '../transcript.ts';
import { grade } from './index.ts';
import {
  allChecks,
  answered,
  exercise,
  failed,
  gradeOne,
  ran,
  responded,
  resultOf,
  scenario,
  stopped,
} from './scenario-runs.fixture.ts';

const equals = (id: string, value: number, rest: Partial<Check> = {}): Check =>
  ({ id, kind: 'answer', equals: value, ...rest }) as Check;

describe('the verdict', () => {
  it('is passed only when every check of every task passed', () => {
    const runs = [0, 1].map((taskIndex) => ({
      scenario: scenario([equals(`c${taskIndex}`, 1)], { taskIndex }),
      outcome: ran([answered(1)]),
    }));
    const report = grade(exercise(1, 1), runs, allChecks);
    expect(report.verdict).toEqual({ kind: 'passed', message: 'Solved: all 2 checks passed.' });
    expect(report.tasks.map(({ title, status }) => [title, status])).toEqual([
      ['Task 1', 'passed'],
      ['Task 2', 'passed'],
    ]);
  });

  it('speaks of the first check that failed, and names its scenario', () => {
    const runs = [0, 1, 2].map((scenarioIndex) => ({
      scenario: scenario([equals(`c${scenarioIndex}`, 1)], {
        scenarioIndex,
        name: `case ${scenarioIndex}`,
        seed: scenarioIndex,
      }),
      outcome: ran([answered(scenarioIndex === 0 ? 1 : 5)]),
    }));
    const report = grade(exercise(3), runs, allChecks);
    expect(report.verdict).toEqual({
      kind: 'wrong-value',
      message: 'With case 1: The answer is 5; expected 1.',
      taskIndex: 0,
      scenarioIndex: 1,
    });
    expect(report.tasks[0]?.status).toBe('failed');
    expect(report.tasks[0]?.scenarios.map(({ name, seed, status }) => [name, seed, status])).toEqual([
      ['case 0', 0, 'passed'],
      ['case 1', 1, 'failed'],
      ['case 2', 2, 'failed'],
    ]);
  });

  it('tells a wrong shape from a wrong value', () => {
    expect(gradeOne([equals('c', 1)], ran([answered('1')])).verdict.kind).toBe('wrong-shape');
    expect(gradeOne([equals('c', 1)], ran([answered(2)])).verdict.kind).toBe('wrong-value');
  });

  it('is that the run was stopped, whatever else failed after it', () => {
    const runs = [stopped, { kind: 'not-run', message: 'Not run.' } as const].map((outcome, scenarioIndex) => ({
      scenario: scenario([equals(`c${scenarioIndex}`, 1)], { scenarioIndex }),
      outcome,
    }));
    const report = grade(exercise(2), runs, allChecks);
    expect(report.verdict).toEqual({ kind: 'stopped', message: 'It took too long.', taskIndex: 0, scenarioIndex: 0 });
    expect(
      report.tasks[0]?.scenarios.flatMap(({ checks }) => checks.map(({ status, message }) => [status, message])),
    ).toEqual([
      ['not-reached', 'It took too long.'],
      ['not-reached', 'Not run.'],
    ]);
  });
});

describe('the verdict on a function that failed', () => {
  const position = { file: 'index.mjs', line: 3, column: 7 };
  const verdictOf = (error: Parameters<typeof failed>[0]): string => {
    const { verdict } = gradeOne([equals('c', 1)], ran([failed(error)]));
    expect(verdict.kind).toBe(error.kind);
    expect(verdict.position).toEqual(error.position);
    return verdict.message;
  };

  it.each<[Parameters<typeof failed>[0], string]>([
    [
      {
        kind: 'syntax-error',
        phase: 'init',
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage: "SyntaxError: Unexpected token '}'",
        position,
      },
      "Your code has a syntax error (index.mjs, line 3): Unexpected token '}'",
    ],
    [
      {
        kind: 'import-failed',
        phase: 'init',
        errorMessage: "Error: Cannot find module 'x'\nRequire stack:\n- /var/task/index.cjs",
        position,
      },
      "Your code could not be loaded (index.mjs, line 3): Error: Cannot find module 'x'",
    ],
    [
      { kind: 'threw', errorType: 'TypeError', errorMessage: 'no', position },
      'With a try, your handler threw (index.mjs, line 3): TypeError: no',
    ],
    [
      { kind: 'threw', phase: 'init', errorMessage: 'no' },
      'With a try, the code outside your handler threw: Error: no',
    ],
    [
      { kind: 'threw', errorType: 'Runtime.ExitError', cause: 'TypeError: late', position },
      'With a try, an error that nothing caught ended the process (index.mjs, line 3): TypeError: late',
    ],
    [
      { kind: 'unserialisable', cause: 'Converting circular structure to JSON' },
      "With a try, your handler's answer could not be turned into JSON: Converting circular structure to JSON",
    ],
    [
      { kind: 'response-too-large', errorMessage: 'Too much (9 bytes).' },
      "With a try, your handler's answer is too large: Too much (9 bytes).",
    ],
    [
      { kind: 'never-settled' },
      "With a try, your handler's promise never settled: nothing was left to run that could settle it.",
    ],
    [
      { kind: 'never-settled', phase: 'init' },
      'With a try, a top-level await never settled: nothing was left to run that could settle it.',
    ],
    [
      { kind: 'timed-out', errorMessage: 'RequestId: 1-2 Error: Task timed out after 3.00 seconds' },
      'With a try, your handler took too long: Task timed out after 3.00 seconds.',
    ],
    [{ kind: 'out-of-memory' }, 'With a try, your handler used up the memory, and the process was killed.'],
  ])('$0.kind in $0.phase names what happened and where', (error, message) => {
    expect(verdictOf(error)).toBe(message);
  });

  it('is not spoilt by a failure that was expected', () => {
    const checks: Check[] = [{ id: 'fails', kind: 'function-error', errorType: 'NotFound' }];
    const outcome = ran([failed({ kind: 'threw', errorType: 'NotFound' } satisfies Partial<FunctionError>)]);
    expect(gradeOne(checks, outcome).verdict.kind).toBe('passed');
  });
});

describe('the step of a check', () => {
  const invocations: InvocationRecord[] = [answered('one', { step: 1 }), answered('two', { step: 2 })];

  it('is the last one when none is named', () => {
    expect(resultOf({ id: 'c', kind: 'answer', equals: 'two' }, ran(invocations), 2)).toMatchObject({
      status: 'passed',
      step: 2,
    });
  });

  it('is the one that is named', () => {
    expect(resultOf({ id: 'c', kind: 'answer', equals: 'one', step: 1 }, ran(invocations), 2)).toMatchObject({
      status: 'passed',
      step: 1,
    });
    expect(resultOf({ id: 'c', kind: 'answer', equals: 'two', step: 1 }, ran(invocations), 2).status).toBe('failed');
  });

  it('has the response of its request, whatever a source called the function for meanwhile', () => {
    const invocations: InvocationRecord[] = [responded({ status: 201 }), answered('a retry', { source: 'schedule' })];
    const check: Check = { id: 'c', kind: 'response-status', equals: 201 };
    expect(resultOf(check, ran(invocations)).status).toBe('passed');
    expect(resultOf({ ...check, equals: 200 }, ran(invocations)).status).toBe('failed');
  });

  it('that invoked nothing leaves the check not reached, and the exercise unsolved', () => {
    const check: Check = { id: 'c', kind: 'answer', equals: 'two', step: 3 };
    expect(resultOf(check, ran(invocations), 3)).toMatchObject({
      status: 'not-reached',
      message: 'Step 3 did not invoke the function.',
    });
    expect(gradeOne([check], ran(invocations), 3).verdict.kind).not.toBe('passed');
  });
});

describe('what a check says', () => {
  it('is its own sentence, or one made from what it expects', () => {
    expect(resultOf(equals('c', 4, { say: 'It doubles.' }), ran([answered(4)])).sentence).toBe('It doubles.');
    expect(resultOf(equals('c', 4), ran([answered(4)])).sentence).toBe('The handler answers 4.');
  });

  const knownMistakes = [
    { receivedIncludes: 'undefined', say: 'The name is missing: look at the query string.' },
    { receivedIncludes: 'Hello', say: 'Never reached.' },
  ];
  const greets: Check = { id: 'c', kind: 'response-json', equals: { message: 'Hello, Ada!' }, knownMistakes };

  it('is what to do about a mistake that is recognised, the first one that fits', () => {
    expect(resultOf(greets, ran([responded({ body: '{"message":"Hello, undefined!"}' })]))).toMatchObject({
      status: 'failed',
      message: 'The name is missing: look at the query string.',
      received: { message: 'Hello, undefined!' },
    });
  });

  it('is what was received when no mistake is recognised', () => {
    expect(resultOf(greets, ran([responded({ body: '{"message":"Hi"}' })])).message).toBe(
      'The body\'s "message" is "Hi"; expected "Hello, Ada!".',
    );
  });

  it('says nothing of a mistake when the function failed: that is behind it', () => {
    const check: Check = { ...greets, knownMistakes: [{ receivedIncludes: 'Internal', say: 'Wrong.' }] };
    expect(resultOf(check, ran([failed({ kind: 'threw' })])).message).toMatch(
      /^The body's "message" is "Internal Server Error"/,
    );
  });

  it('is bounded in length', () => {
    const { message = '' } = resultOf(
      { id: 'c', kind: 'response-text', equals: 'x' },
      ran([responded({ body: 'y'.repeat(100_000) })]),
    );
    expect(message.length).toBeLessThan(500);
  });
});

describe('a run that does not fit the exercise', () => {
  it('is refused when a scenario is missing', () => {
    expect(() =>
      grade(exercise(2), [{ scenario: scenario([equals('c', 1)]), outcome: ran([answered(1)]) }], allChecks),
    ).toThrow('Task 1 has 2 scenarios, but 1 were run.');
  });

  it('is refused when it has no checks: nothing would be proved', () => {
    expect(() => gradeOne([], ran([answered(1)]))).toThrow('An exercise without checks cannot be graded.');
  });
});
