import { describe, expect, it } from 'vitest';
import { createIdSource, createRandom, type JsonValue } from '#kernel';
import type { HttpRequest } from '../../exercise-spec.ts';
import type { HttpResponse, InvocationOutcome } from '../../transcript.ts';
import {
  matchRoute,
  preflightResponse,
  toFunctionUrlResponse,
  toHttpApiEvent,
  toRestApiEvent,
  toRestApiResponse,
  withCors,
} from './index.ts';

const request: HttpRequest = { method: 'GET', path: '/', query: {}, headers: {} };
const answered = (answer: JsonValue): InvocationOutcome => ({ kind: 'answered', answer });
const failed = (kind: 'threw' | 'throttled'): InvocationOutcome => ({
  kind: 'function-error',
  error: { kind, phase: 'invoke', errorType: 'Error', errorMessage: 'no', trace: [] },
});

describe('a route', () => {
  const routes = [
    'GET /users',
    'GET /users/{id}',
    'ANY /users/{id}',
    'GET /users/me',
    'ANY /files/{path+}',
    '$default',
  ];

  it.each<[string, string, string, Record<string, string>]>([
    ['GET', '/users', 'GET /users', {}],
    ['GET', '/users/7', 'GET /users/{id}', { id: '7' }],
    ['GET', '/users/me', 'GET /users/me', {}],
    ['DELETE', '/users/a%20b', 'ANY /users/{id}', { id: 'a b' }],
    ['PUT', '/files/a/b.txt', 'ANY /files/{path+}', { path: 'a/b.txt' }],
    ['GET', '/files', '$default', {}],
    ['GET', '/users/7/orders', '$default', {}],
  ])('%s %s is %s', (method, path, route, pathParameters) => {
    expect(matchRoute(routes, method, path)).toMatchObject({ route, pathParameters });
  });

  it('is none where nothing fits', () => {
    expect(matchRoute(['GET /users'], 'POST', '/users')).toBeUndefined();
  });
});

describe('a REST API', () => {
  const respond = (answer: JsonValue): HttpResponse => toRestApiResponse(answered(answer), request);

  it('takes status, headers and a body that is text', () => {
    expect(
      respond({
        statusCode: 201,
        headers: { 'X-One': 1, 'X-Two': 'a', 'X-Three': 'a' },
        multiValueHeaders: { 'set-cookie': ['a', 'b'], 'x-two': ['b'], 'x-three': ['a', 'b'] },
        body: 'hi',
      }),
    ).toEqual({
      status: 201,
      headers: {
        'content-type': 'application/json',
        'x-one': '1',
        'x-two': 'a, b',
        'x-three': 'a, b',
        'set-cookie': 'a, b',
      },
      body: 'hi',
    });
  });

  it.each<JsonValue>([
    'text',
    null,
    [],
    {},
    { statusCode: 'ok' },
    { statusCode: 200, body: {} },
    { statusCode: 200, headers: 'x' },
  ])('answers 502 in the place of %j', (answer) => {
    expect(respond(answer)).toMatchObject({ status: 502, body: '{"message":"Internal server error"}' });
  });

  it('answers 502 for a function that failed', () => {
    expect(toRestApiResponse(failed('threw'), request).status).toBe(502);
  });

  it('brings binary bodies in Base64, and decodes those of answers only for who accepts them', () => {
    const ids = createIdSource(createRandom(1));
    const picture = { ...request, headers: { 'content-type': 'image/png' }, body: 'grüß' };
    const place = { binaryMediaTypes: ['image/*'] };
    expect(toRestApiEvent(picture, { now: () => 0 }, ids, place)).toMatchObject({
      body: 'Z3LDvMOf',
      isBase64Encoded: true,
    });
    const answer = answered({ statusCode: 200, body: 'Z3LDvMOf', isBase64Encoded: true });
    expect(toRestApiResponse(answer, { ...request, headers: { accept: 'image/png' } }, place).body).toBe('grüß');
    expect(toRestApiResponse(answer, request, place).body).toBe('Z3LDvMOf');
  });
});

describe('an HTTP API', () => {
  it('brings what is no text by its content type in Base64', () => {
    const ids = createIdSource(createRandom(1));
    const bodyOf = (type: string) =>
      toHttpApiEvent({ ...request, headers: { 'content-type': type }, body: 'a=1' }, { now: () => 0 }, ids);
    expect(bodyOf('application/x-www-form-urlencoded')).toMatchObject({ body: 'YT0x', isBase64Encoded: true });
    expect(bodyOf('application/json; charset=utf-8')).toMatchObject({ body: 'a=1', isBase64Encoded: false });
  });
});

describe('a function URL', () => {
  it('answers 502 for a function that failed, and 429 for one that is throttled', () => {
    expect(toFunctionUrlResponse(failed('threw'))).toMatchObject({ status: 502, body: 'Internal Server Error' });
    expect(toFunctionUrlResponse(failed('throttled')).status).toBe(429);
    expect(toFunctionUrlResponse(answered({ ok: true }))).toMatchObject({ status: 200, body: '{"ok":true}' });
  });
});

describe('CORS of an API', () => {
  const cors = {
    allowOrigins: ['https://a.example'],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['x-one'],
    maxAge: 60,
  };
  const preflight = (origin: string): HttpRequest => ({
    ...request,
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
  });

  it('answers preflights without the function', () => {
    expect(preflightResponse(preflight('https://a.example'), cors)).toEqual({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://a.example',
        vary: 'origin',
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'x-one',
        'access-control-max-age': '60',
      },
      body: '',
    });
    expect(preflightResponse(preflight('https://b.example'), cors)).toMatchObject({ status: 204, headers: {} });
    expect(preflightResponse(request, cors)).toBeUndefined();
  });

  it('puts its own headers in the place of the function’s', () => {
    const response = { status: 200, headers: { 'access-control-allow-origin': '*', 'x-one': '1' }, body: '' };
    const from = (origin: string): HttpRequest => ({ ...request, headers: { origin } });
    expect(withCors(response, from('https://a.example'), cors).headers).toEqual({
      'x-one': '1',
      'access-control-allow-origin': 'https://a.example',
      vary: 'origin',
    });
    expect(withCors(response, from('https://b.example'), cors).headers).toEqual({ 'x-one': '1' });
  });
});
