import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '#sandbox';
import {
  browserWould,
  readPlace,
  showAddress,
  showStatus,
  toSteps,
  visitResults,
  type Visit,
} from './address-visits.ts';

const get = (path: string): Visit => ({ kind: 'request', request: { method: 'GET', path, query: {}, headers: {} } });
const response = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers,
  body: '',
});

describe('visits', () => {
  it('are the steps of one scenario, time that passes among them', () => {
    expect(toSteps([get('/a'), { kind: 'wait', seconds: 60 }])).toEqual([
      { kind: 'http-request', request: { method: 'GET', path: '/a', query: {}, headers: {} } },
      { kind: 'wait', seconds: 60 },
    ]);
  });

  it('have what came of each, whoever has answered', () => {
    const invocation = {
      requestId: 'r',
      event: null,
      coldStart: false,
      outcome: { kind: 'answered' as const, answer: null },
      durationMs: 1,
      billedDurationMs: 1,
    };
    const results = visitResults([get('/a'), { kind: 'wait', seconds: 60 }, get('/b'), get('/c')], {
      // A queue may call the function while a step goes on: that is no answer to it.
      invocations: [
        { ...invocation, step: 1, response: response(200) },
        { ...invocation, step: 1 },
        { ...invocation, step: 4, response: response(410) },
      ],
      directResponses: [{ step: 3, response: response(404) }],
      logs: [],
      requests: [],
      droppedLogLines: 0,
    });
    expect(results.map((result) => [result?.response.status, result?.invocation?.step])).toEqual([
      [200, 1],
      [undefined, undefined],
      [404, undefined],
      [410, 4],
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['/docs', '/docs'],
    ['docs', '/docs'],
    [' /docs#part ', '/docs'],
    ['/a b/ü', '/a%20b/%C3%BC'],
    ['/a?x=1&x=2&y=', '/a?x=1&x=2&y='],
    ['https://c0ldstart1.execute-api.us-east-1.amazonaws.com/aB3', '/aB3'],
    ['', '/'],
  ])('that reads "%s" is %s of the API', (text, address) => {
    const place = readPlace(text);
    expect(place.kind === 'here' && showAddress(place)).toBe(address);
  });

  it.each(['https://example.com/a', '//example.com/a', 'javascript:alert(1)', 'https://example.com@evil.example/'])(
    'that reads %s leads elsewhere',
    (text) => {
      expect(readPlace(text).kind).toBe('elsewhere');
    },
  );

  it('that is none leads nowhere', () => {
    expect(readPlace('https://')).toEqual({ kind: 'nowhere' });
  });
});

describe('what a browser would do', () => {
  it.each([
    [response(200), ''],
    [response(201, { location: '/a' }), ''],
    [
      response(302, { location: 'https://example.com/a' }),
      'A browser would go to https://example.com/a now. Nothing leaves this page.',
    ],
    [
      response(301, { location: '/b' }),
      'A browser would ask for /b next. It may keep this answer for good, and not ask the function again.',
    ],
    [response(302), 'A browser would stay here: a redirect needs the header location.'],
    [
      response(302, { location: 'javascript:alert(1)' }),
      'A browser would not go to javascript:alert(1): that is no address of the web.',
    ],
    [response(302, { location: 'https://' }), 'A browser would show an error: https:// is no address.'],
  ])('with %o', (answer, sentence) => {
    expect(browserWould(answer)).toBe(sentence);
  });

  it('is told beside a status with its name', () => {
    expect([showStatus(302), showStatus(299)]).toEqual(['302 Found', '299']);
  });
});
