import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#kernel';
import type { HttpResponse } from '../../transcript.ts';
import { toHttpResponse } from './index.ts';

function responseTo(answer: JsonValue): HttpResponse {
  return toHttpResponse({ kind: 'answered', answer });
}

const json = { 'content-type': 'application/json' };

describe('an answer without statusCode', () => {
  it.each<[string, JsonValue, string]>([
    ['an object', { message: 'hi' }, '{"message":"hi"}'],
    ['an object with a body, but no statusCode', { body: 'hi' }, '{"body":"hi"}'],
    ['a list', [1, 'two'], '[1,"two"]'],
    ['a text', 'hi', 'hi'],
    ['a number', 7, '7'],
    ['null, as which undefined arrives', null, 'null'],
  ])('is a 200 with JSON: %s', (_name, answer, body) => {
    expect(responseTo(answer)).toEqual({ status: 200, headers: json, body });
  });
});

describe('an answer with statusCode', () => {
  it('is taken at its word', () => {
    const answer = { statusCode: 201, headers: { 'Content-Type': 'text/html', 'X-Count': 3 }, body: '<p>hi</p>' };
    expect(responseTo(answer)).toEqual({
      status: 201,
      headers: { 'content-type': 'text/html', 'x-count': '3' },
      body: '<p>hi</p>',
    });
  });

  it('is plain text without a content type, and empty without a body', () => {
    expect(responseTo({ statusCode: 204 })).toEqual({
      status: 204,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      body: '',
    });
  });

  it('may have its statusCode as a text of digits', () => {
    expect(responseTo({ statusCode: '404', body: 'no' })).toMatchObject({ status: 404, body: 'no' });
  });

  it('may have null where it has nothing to say', () => {
    expect(responseTo({ statusCode: 200, body: null, headers: null })).toMatchObject({ status: 200, body: '' });
  });

  it('leaves out headers that are no plain values', () => {
    expect(responseTo({ statusCode: 200, headers: { a: null, b: ['x'], c: true } }).headers).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
      c: 'true',
    });
  });

  it('sets its cookies', () => {
    expect(responseTo({ statusCode: 200, cookies: ['a=1', 'b=2'] }).headers).toHaveProperty('set-cookie', 'a=1, b=2');
  });

  it.each(['hi', 'naïve €😀', '', 'ab', 'abc', 'abcd', '{"a":"/+?>"}'])('has its Base64 body decoded: %j', (text) => {
    const body = Buffer.from(text).toString('base64');
    expect(responseTo({ statusCode: 200, body, isBase64Encoded: true }).body).toBe(text);
  });

  it('has a Base64 body whose bytes are no text, one character a byte', () => {
    expect(responseTo({ statusCode: 200, body: 'R/+A', isBase64Encoded: true })).toMatchObject({
      body: 'G\u00ff\u0080',
      isBinary: true,
    });
  });

  it('keeps a Base64 body that is not said to be one', () => {
    expect(responseTo({ statusCode: 200, body: 'aGk=' }).body).toBe('aGk=');
  });
});

describe('an answer that the API cannot use', () => {
  it.each<[JsonValue, string]>([
    [{ statusCode: 'OK' }, `The answer's statusCode is "OK"; the API takes whole numbers from 100 to 599.`],
    [{ statusCode: 20 }, "The answer's statusCode is 20; the API takes whole numbers from 100 to 599."],
    [{ statusCode: 200.5 }, "The answer's statusCode is 200.5; the API takes whole numbers from 100 to 599."],
    [{ statusCode: null }, "The answer's statusCode is null; the API takes whole numbers from 100 to 599."],
    [{ statusCode: 200, body: { a: 1 } }, "The answer's body is not a string. Turn it into one with JSON.stringify."],
    [{ statusCode: 200, body: 5 }, "The answer's body is not a string. Turn it into one with JSON.stringify."],
    [{ statusCode: 200, headers: ['a'] }, "The answer's headers are not an object."],
    [{ statusCode: 200, headers: 'a: b' }, "The answer's headers are not an object."],
  ])('%j is a 500 that says what is wrong', (answer, problem) => {
    expect(responseTo(answer)).toEqual({
      status: 500,
      headers: json,
      body: '{"message":"Internal Server Error"}',
      problem,
    });
  });

  it('is a 500 too when the function failed', () => {
    const error = { kind: 'threw', phase: 'invoke', errorType: 'Error', errorMessage: 'secret', trace: [] } as const;
    expect(toHttpResponse({ kind: 'function-error', error })).toEqual({
      status: 500,
      headers: json,
      body: '{"message":"Internal Server Error"}',
      problem: 'The function failed, so the API answers for it.',
    });
  });
});
