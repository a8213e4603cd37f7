import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '#iam';
import type { Check, ExerciseSpec } from '../exercise-spec.ts';
import type { CheckResult } from '../grade-report.ts';
import type { InvocationRecord } from '../transcript.ts';
import { readEncodedTexts } from './encoded-texts.ts';
import { grade } from './index.ts';
import { allChecks, answered, exercise, failed, ran, scenario } from './scenario-runs.fixture.ts';

type Expectation = Check extends infer One ? (One extends Check ? Omit<One, 'id'> : never) : never;

function resultOf(
  expectation: Expectation,
  {
    invocations = [answered(null)],
    logged = [],
    ...more
  }: Partial<ExerciseSpec> & {
    invocations?: readonly InvocationRecord[];
    logged?: readonly string[];
  } = {},
): CheckResult {
  const check = { id: 'it', ...expectation } as Check;
  const spec = { ...exercise(1), ...more };
  const report = grade(spec, [{ scenario: scenario([check]), outcome: ran(invocations, logged) }], allChecks);
  const result = report.tasks[0]?.scenarios[0]?.checks[0];
  if (result === undefined) throw new Error('There is no result.');
  return result;
}

describe('a permission', () => {
  const permissions: readonly PolicyStatement[] = [
    {
      effect: 'Allow',
      actions: { kind: 'any-of', patterns: ['s3:Get*', 's3:List*'] },
      resources: { kind: 'any-of', patterns: ['arn:aws:s3:::reports/*'] },
    },
    {
      effect: 'Deny',
      actions: { kind: 'any-of', patterns: ['s3:*'] },
      resources: { kind: 'none-of', patterns: ['arn:aws:s3:::reports/2026/*'] },
    },
  ];
  const may = (resource: string, expect: 'allowed' | 'denied', action = 's3:GetObject'): CheckResult =>
    resultOf({ kind: 'permission', action, resource, expect }, { permissions });

  it('is there or not, and the statement that decided is named', () => {
    expect(may('arn:aws:s3:::reports/2026/may.csv', 'allowed').status).toBe('passed');
    expect(may('arn:aws:s3:::reports/2025/may.csv', 'denied').status).toBe('passed');
    expect([
      may('arn:aws:s3:::reports/2026/may.csv', 'denied').message,
      may('arn:aws:s3:::reports/2025/may.csv', 'allowed').message,
      may('arn:aws:s3:::reports/2026/may.csv', 'allowed', 's3:PutObject').message,
    ]).toMatchInlineSnapshot(`
      [
        "s3:GetObject on arn:aws:s3:::reports/2026/may.csv is allowed; expected it to be denied. Look at this statement: Allow s3:Get*, s3:List* on arn:aws:s3:::reports/*.",
        "s3:GetObject on arn:aws:s3:::reports/2025/may.csv is denied; expected it to be allowed. Look at this statement: Deny s3:* on all but arn:aws:s3:::reports/2026/*.",
        "s3:PutObject on arn:aws:s3:::reports/2026/may.csv is denied; expected it to be allowed. No statement of the policies allows it.",
      ]
    `);
  });

  it('is none where there are no policies, and needs no invocation that went well', () => {
    const wanted = { kind: 'permission', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' } as const;
    expect(resultOf({ ...wanted, expect: 'allowed' }).status).toBe('failed');
    const invocations = [failed({ kind: 'threw' })];
    expect(resultOf({ ...wanted, expect: 'denied' }, { invocations }).status).toBe('passed');
  });
});

describe('what is left in /tmp', () => {
  const invocations = [answered(null), answered(null, { temporaryBytes: 2_000 }), answered(null, { step: 2 })];

  it('is looked at behind each invocation, or behind those of a step', () => {
    expect(resultOf({ kind: 'tmp-at-most', bytes: 2_000 }, { invocations }).status).toBe('passed');
    expect(resultOf({ kind: 'tmp-at-most', bytes: 1_999 }, { invocations }).message).toBe(
      'Behind invocation 2 of 3, /tmp holds 2,000 bytes; expected at most 1,999 bytes.',
    );
  });

  it('counts where the invocation failed, too', () => {
    const left = [failed({ kind: 'threw' }, { temporaryBytes: 1 })];
    expect(resultOf({ kind: 'tmp-at-most', bytes: 0 }, { invocations: left })).toMatchObject({
      status: 'failed',
      message: 'Behind the invocation, /tmp holds 1 byte; expected none.',
    });
  });
});

describe('a log that hides a secret', () => {
  const secret = 'pä"ss-4f1c9d27/e8';
  const hides = (line: string, mayShow?: number): CheckResult =>
    resultOf({ kind: 'log-hides', texts: [secret], ...(mayShow !== undefined && { mayShow }) }, { logged: [line] });
  const bytes = new TextEncoder().encode(secret);
  const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const hex = (separator: string) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(separator);

  it.each([
    ['as it is', `password: ${secret}!`],
    ['as JSON', JSON.stringify({ password: secret })],
    ['as JSON in JSON', JSON.stringify({ body: JSON.stringify({ password: secret }) })],
    ['as JSON with escapes', `{"password":"p\\u00e4\\"ss-4f1c9d27\\/e8"}`],
    ['in an address', `GET /login?password=${encodeURIComponent(secret)}`],
    ['in a form', `body: ${new URLSearchParams({ password: secret })}`],
    ['in a header Authorization', `Basic ${base64(`ada:${secret}`)}`],
    ['in Base64 behind other digits', `/x/${base64(secret)}`],
    ['in Base64 for addresses', base64(secret).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')],
    ['in the Base64 of a body', base64(JSON.stringify({ password: secret }))],
    ['as a buffer', `<Buffer ${hex(' ')}>`],
    ['in hexadecimal', `x${hex('')}`],
    ['as the JSON of a buffer', JSON.stringify({ type: 'Buffer', data: [...bytes] })],
    ['as bytes', `Uint8Array(${bytes.length}) [\n  ${[...bytes].join(',\n  ')}\n]`],
    ['as the JSON of bytes', JSON.stringify(bytes)],
  ])('does not have it %s', (_, line) => {
    expect(hides(line).status).toBe('failed');
  });

  it('may have all the rest', () => {
    expect(hides('{"password":"[redacted]","user":"ada","requestId":"4f1c9d27-0000"}').status).toBe('passed');
    expect(hides(`${secret.slice(0, -1)}…`).status).toBe('passed');
  });

  it('may show a part, as long as is said', () => {
    expect(hides(`…${secret.slice(-4)}`, 4).status).toBe('passed');
    expect(hides(`…${secret.slice(-5)}`, 4).message).toContain('a part of');
    expect(hides(base64(secret.slice(3, 9)), 5).status).toBe('failed');
  });

  it("has it in no line of Lambda's either", () => {
    const outcome = ran([failed({ kind: 'threw' })], []);
    const line = { source: 'platform', timestamp: 0, level: 'ERROR', text: `Invoke Error ${secret}` } as const;
    const withLine =
      outcome.kind === 'ran' ? { ...outcome, transcript: { ...outcome.transcript, logs: [line] } } : outcome;
    const check: Check = { id: 'it', kind: 'log-hides', texts: ['other', secret] };
    const report = grade(exercise(1), [{ scenario: scenario([check]), outcome: withLine }], allChecks);
    expect(report.tasks[0]?.scenarios[0]?.checks[0]?.message).toBe(
      'A line of the log has "pä\\"ss-4f1c9d27/e8": "Invoke Error pä\\"ss-4f1c9d27/e8"',
    );
  });

  it('is read in a moment, even where a line is long', () => {
    expect(readEncodedTexts('a1 %20 \\" '.repeat(20_000)).length).toBeLessThan(50);
  });
});

it('requests to an address are counted, with its query string', () => {
  const request = { method: 'GET', headers: {}, timestamp: 0 };
  const urls = ['https://a.example/rates', 'https://a.example/rates', 'https://a.example/rates?day=1'];
  const outcome = ran([answered(null)]);
  const withRequests =
    outcome.kind === 'ran'
      ? { ...outcome, transcript: { ...outcome.transcript, requests: urls.map((url) => ({ ...request, url })) } }
      : outcome;
  const resultFor = (atMost: number): CheckResult | undefined => {
    const check: Check = { id: 'it', kind: 'request-count', url: 'https://a.example/rates', atMost };
    const report = grade(exercise(1), [{ scenario: scenario([check]), outcome: withRequests }], allChecks);
    return report.tasks[0]?.scenarios[0]?.checks[0];
  };
  expect(resultFor(2)?.status).toBe('passed');
  expect(resultFor(1)?.message).toBe('The function asked for https://a.example/rates 2 times; expected at most once.');
});
