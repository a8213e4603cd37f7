import { describe, expect, it } from 'vitest';
import { createClock, createIdSource, createRandom, type JsonObject } from '#kernel';
import type { HttpRequest } from '../../exercise-spec.ts';
import { toHttpApiEvent } from './index.ts';

function eventOf(request: Partial<HttpRequest>): JsonObject {
  const clock = createClock(Date.UTC(2026, 0, 5, 9, 8, 7, 6));
  return toHttpApiEvent(
    { method: 'GET', path: '/', query: {}, headers: {}, ...request },
    clock,
    createIdSource(createRandom(1)),
  );
}

describe('the event of an HTTP request', () => {
  it('has the shape of payload format 2.0', () => {
    expect(eventOf({ path: '/hello', query: { name: 'Ada' } })).toMatchInlineSnapshot(`
      {
        "headers": {
          "host": "c0ldstart1.execute-api.us-east-1.amazonaws.com",
          "user-agent": "coldstart-learner/1.0",
          "x-forwarded-for": "203.0.113.7",
          "x-forwarded-port": "443",
          "x-forwarded-proto": "https",
        },
        "isBase64Encoded": false,
        "queryStringParameters": {
          "name": "Ada",
        },
        "rawPath": "/hello",
        "rawQueryString": "name=Ada",
        "requestContext": {
          "accountId": "123456789012",
          "apiId": "c0ldstart1",
          "domainName": "c0ldstart1.execute-api.us-east-1.amazonaws.com",
          "domainPrefix": "c0ldstart1",
          "http": {
            "method": "GET",
            "path": "/hello",
            "protocol": "HTTP/1.1",
            "sourceIp": "203.0.113.7",
            "userAgent": "coldstart-learner/1.0",
          },
          "requestId": "a08ff49b6f7726=",
          "routeKey": "$default",
          "stage": "$default",
          "time": "05/Jan/2026:09:08:07 +0000",
          "timeEpoch": 1767604087006,
        },
        "routeKey": "$default",
        "version": "2.0",
      }
    `);
  });

  it('has no queryStringParameters when the request has no query string', () => {
    const event = eventOf({});
    expect(event).not.toHaveProperty('queryStringParameters');
    expect(event).toMatchObject({ rawQueryString: '' });
  });

  it('joins a repeated parameter by commas, and keeps both in the raw query string', () => {
    expect(eventOf({ query: { tag: ['a', 'b', 'c'], other: 'x' } })).toMatchObject({
      rawQueryString: 'tag=a&tag=b&tag=c&other=x',
      queryStringParameters: { tag: 'a,b,c', other: 'x' },
    });
  });

  it('encodes the raw query string and leaves the parameters readable', () => {
    expect(eventOf({ query: { 'full name': 'Ada & Grace=é' } })).toMatchObject({
      rawQueryString: 'full%20name=Ada%20%26%20Grace%3D%C3%A9',
      queryStringParameters: { 'full name': 'Ada & Grace=é' },
    });
  });

  it('keeps a parameter without text', () => {
    expect(eventOf({ query: { empty: '' } })).toMatchObject({
      rawQueryString: 'empty=',
      queryStringParameters: { empty: '' },
    });
  });

  it('keeps parameters that are named like parts of an object', () => {
    const event = eventOf({ query: { constructor: 'a', toString: 'b' } });
    expect(event['queryStringParameters']).toEqual({ constructor: 'a', toString: 'b' });
  });

  it('writes header names in lower case, the own ones over the defaults', () => {
    const { headers, requestContext } = eventOf({ headers: { 'User-Agent': 'me/1', 'X-Trace': 'T' } });
    expect(headers).toMatchObject({ 'user-agent': 'me/1', 'x-trace': 'T', 'x-forwarded-proto': 'https' });
    expect(Object.keys(headers ?? {}).filter((name) => name !== name.toLowerCase())).toEqual([]);
    expect(requestContext).toMatchObject({ http: { userAgent: 'me/1' } });
  });

  it('takes cookies out of the headers', () => {
    const event = eventOf({ headers: { Cookie: 'a=1; b=2' } });
    expect(event['cookies']).toEqual(['a=1', 'b=2']);
    expect(event['headers']).not.toHaveProperty('cookie');
  });

  it('has a body, with its length in bytes, only when the request has one', () => {
    expect(eventOf({ method: 'POST', body: '{"é":"€😀"}' })).toMatchObject({
      body: '{"é":"€😀"}',
      isBase64Encoded: false,
      headers: { 'content-length': String(Buffer.byteLength('{"é":"€😀"}')) },
    });
    const bare = eventOf({ method: 'POST' });
    expect(bare).not.toHaveProperty('body');
    expect(bare['headers']).not.toHaveProperty('content-length');
  });
});
