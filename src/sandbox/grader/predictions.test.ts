import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#kernel';
import type { CheckResult, GradeReport } from '../grade-report.ts';
import type { Observation, Prediction } from '../prediction-spec.ts';
import type { ScenarioOutcome, Transcript } from '../transcript.ts';
import { grade } from './index.ts';
import { allChecks, answered, exercise, failed, ran, responded, scenario, stopped } from './scenario-runs.fixture.ts';

const asked = { id: 'it', ask: 'What comes?', why: 'Because.', mistakes: [] } as const;

function predict(prediction: Prediction, forecast: JsonValue | undefined, outcome: ScenarioOutcome): GradeReport {
  const run = { scenario: scenario([], { predictions: [prediction] }, 2), outcome };
  return grade({ ...exercise(1), kind: 'predict' }, [run], allChecks, forecast === undefined ? {} : { it: forecast });
}

function resultOf(report: GradeReport): CheckResult {
  const result = report.tasks[0]?.scenarios[0]?.checks[0];
  if (result === undefined) throw new Error('There is no result.');
  return result;
}

const choice = (from: Observation, mistakes: Prediction['mistakes'] = []): Prediction => ({
  ...asked,
  kind: 'choice',
  options: [1, 2, 'yes'],
  from,
  mistakes,
});

/** What is observed of a run, whatever was forecast. */
function observed(from: Observation, outcome: ScenarioOutcome): JsonValue | undefined {
  return resultOf(predict(choice(from), 'nothing of it', outcome)).expected;
}

const run = ran(
  [
    answered({ list: [{ id: 'a' }, { id: 'b' }], body: '{"n":4}' }, { step: 1, durationMs: 3, billedDurationMs: 150 }),
    answered(7, { step: 2, coldStart: false, durationMs: 9.5, billedDurationMs: 10 }),
    failed({ kind: 'throttled' }, { step: 2, coldStart: false }),
  ],
  ['one cat', 'two cats', 'a dog'],
);

describe('what is observed', () => {
  it.each<[string, Observation, JsonValue]>([
    ['the answer of a step', { kind: 'answer', step: 1, path: 'list[1].id' }, 'b'],
    ['what is in JSON in a text', { kind: 'answer', step: 1, path: 'body.n' }, 4],
    ['how often the function was invoked, throttled events apart', { kind: 'invocation-count' }, 2],
    ['the cold starts of a step', { kind: 'cold-starts', step: 2 }, 0],
    ['all cold starts', { kind: 'cold-starts' }, 1],
    ['what is billed for all together', { kind: 'billed-duration' }, 160],
    ['the longest duration', { kind: 'duration' }, 9.5],
    ['whether something was logged', { kind: 'log-includes', text: 'dog' }, 'yes'],
    ['whether something was not logged', { kind: 'log-includes', text: 'START' }, 'no'],
    ['how many lines have a text', { kind: 'log-count', text: 'cat' }, 2],
    ['that nothing was dead-lettered', { kind: 'deliveries', outcome: 'dead-lettered' }, 0],
    ['an empty queue', { kind: 'messages', queue: 'orders' }, 0],
  ])('is %s', (_what, from, value) => {
    expect(observed(from, run)).toBe(value);
  });

  it('is the type of an error, or that there was none', () => {
    const from = { kind: 'function-error', step: 1 } as const;
    expect(observed(from, ran([failed({ kind: 'threw', errorType: 'TypeError' })]))).toBe('TypeError');
    expect(observed(from, run)).toBe('none');
  });

  it('is what the HTTP caller got, be it from the function or from the API', () => {
    const response = { status: 201, body: '{"made":true}' };
    const called = ran([responded(response, { step: 2 })]);
    expect(observed({ kind: 'response-status' }, called)).toBe(201);
    expect(observed({ kind: 'response-body', path: 'made' }, called)).toBe(true);
    const { transcript } = called as { transcript: Transcript };
    const direct: ScenarioOutcome = {
      kind: 'ran',
      transcript: {
        ...transcript,
        invocations: [],
        directResponses: [{ step: 2, response: { status: 404, headers: {}, body: '{"message":"Not Found"}' } }],
      },
    };
    expect(observed({ kind: 'response-status' }, direct)).toBe(404);
  });

  it('is how many HTTP callers got a status, be it from the function or from the API', () => {
    const { transcript } = ran([
      responded({ status: 200 }, { step: 1 }),
      responded({ status: 429 }, { step: 1 }),
      responded({ status: 429 }, { step: 2 }),
      answered(null, { step: 2 }),
    ]) as { transcript: Transcript };
    const direct = { step: 2, response: { status: 429, headers: {}, body: '' } };
    const called: ScenarioOutcome = { kind: 'ran', transcript: { ...transcript, directResponses: [direct] } };
    expect(observed({ kind: 'response-count', status: 429 }, called)).toBe(3);
    expect(observed({ kind: 'response-count', status: 429, step: 2 }, called)).toBe(2);
    expect(observed({ kind: 'response-count', status: 503 }, called)).toBe(0);
  });

  it('counts what services hold and were asked', () => {
    const { transcript } = run as { transcript: Transcript };
    const object = { size: 1, contentType: '', eTag: '', metadata: {}, lastModified: 0 };
    const message = { messageId: 'm', body: '', attributes: {}, receiveCount: 1, sentAt: 0 };
    const around: ScenarioOutcome = {
      kind: 'ran',
      transcript: {
        ...transcript,
        calls: ['PutItem', 'PutItem', 'GetItem'].map((operation) => ({
          service: 'dynamodb',
          operation,
          input: null,
          status: 200,
          requestId: '',
          startedAt: 0,
          latencyMs: 1,
        })),
        cloud: {
          buckets: {
            files: [
              { key: 'in/a', ...object },
              { key: 'out/b', ...object },
            ],
          },
          tables: { users: { partitionKey: 'id', items: [{}, {}, {}] } },
          queues: { dead: { visible: [message], delayed: [], inFlight: [message], deleted: 5 } },
          topics: {},
          buses: {},
        },
      },
    };
    expect(observed({ kind: 'service-calls', service: 'dynamodb', operation: 'PutItem' }, around)).toBe(2);
    expect(observed({ kind: 'object-count', bucket: 'files', prefix: 'in/' }, around)).toBe(1);
    expect(observed({ kind: 'item-count', table: 'users' }, around)).toBe(3);
    expect(observed({ kind: 'messages', queue: 'dead' }, around)).toBe(2);
  });
});

describe('a forecast', () => {
  it('that was right passes, and comes with the reason', () => {
    const report = predict(choice({ kind: 'cold-starts' }), 1, run);
    expect(report.verdict).toEqual({ kind: 'passed', message: 'Solved: the forecast was right.' });
    expect(resultOf(report)).toMatchObject({ status: 'passed', expected: 1, received: 1, explanation: 'Because.' });
  });

  it('that was wrong says both values', () => {
    const report = predict(choice({ kind: 'cold-starts' }), 2, run);
    expect(report.verdict).toEqual({
      kind: 'wrong-forecast',
      message: 'With a try: You said 2; it was 1.',
      taskIndex: 0,
      scenarioIndex: 0,
    });
    expect(resultOf(report)).toMatchObject({ status: 'failed', expected: 1, received: 2, explanation: 'Because.' });
  });

  it('that people often make has an explanation of its own', () => {
    const mistakes = [{ forecast: 2, say: 'Only the first one was cold.' }];
    const report = predict(choice({ kind: 'cold-starts' }, mistakes), 2, run);
    expect(resultOf(report).message).toBe('Only the first one was cold.');
  });

  it('of another type is another value', () => {
    expect(resultOf(predict(choice({ kind: 'cold-starts' }), '1', run)).status).toBe('failed');
  });

  it.each([
    [155, 'passed'],
    [165, 'passed'],
    [154.9, 'failed'],
    [166, 'failed'],
  ])('of a number may be off by the tolerance and no more: %d', (forecast, status) => {
    const number = { ...asked, kind: 'number', unit: 'ms', tolerance: 5, from: { kind: 'billed-duration' } } as const;
    const result = resultOf(predict(number, forecast, run));
    expect(result.status).toBe(status);
    expect(result.message).toBe(status === 'passed' ? undefined : `You said ${forecast} ms; it was 160 ms.`);
  });

  it('that nobody made is neither right nor wrong, and the exercise is not solved', () => {
    const report = predict(choice({ kind: 'cold-starts' }), undefined, run);
    expect(resultOf(report)).toMatchObject({ status: 'not-reached', message: 'You have made no forecast here.' });
    expect(report.verdict.kind).toBe('wrong-forecast');
  });

  it('is not judged where there is nothing to compare it with', () => {
    const report = predict(choice({ kind: 'answer', step: 1, path: 'list[5].id' }), 1, run);
    expect(resultOf(report)).toMatchObject({ status: 'not-reached' });
    expect(resultOf(report)).not.toHaveProperty('expected');
  });

  it('is not judged by a run that was stopped', () => {
    const report = predict(choice({ kind: 'cold-starts' }), 1, stopped);
    expect(report.verdict).toMatchObject({ kind: 'stopped', message: 'It took too long.' });
  });
});
