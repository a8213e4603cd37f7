import { describe, expect, it } from 'vitest';
import type { HttpRequest, Step } from '../exercise-spec.ts';
import { runFunction } from '../run-function.fixture.ts';
import { followLocation } from './follow-location.ts';

const request: HttpRequest = { method: 'GET', path: '/', query: {}, headers: { accept: 'text/html' } };

function follow(location: string): HttpRequest | undefined {
  return followLocation(request, { status: 302, headers: { location }, body: '' });
}

describe('a client that follows a location', () => {
  it('asks for its path, with the headers that it always has', () => {
    expect(follow('/aB3-x_9')).toEqual({ ...request, path: '/aB3-x_9' });
  });

  it.each(['https://c0ldstart1.execute-api.us-east-1.amazonaws.com/a', 'http://u1.lambda-url.us-east-1.on.aws/a', 'a'])(
    'takes %s for a place in the API',
    (location) => {
      expect(follow(location)?.path).toBe('/a');
    },
  );

  it('reads the query, a repeated name as a list, and leaves the fragment out', () => {
    expect(follow('/a?x=1&y=a+b%21&x=2&z#top')).toEqual({
      ...request,
      path: '/a',
      query: { x: ['1', '2'], y: 'a b!', z: '' },
    });
  });

  it.each(['https://example.com/a', '//example.com/a', 'mailto:a@example.com', 'javascript:alert(1)'])(
    'does not go to %s',
    (location) => {
      expect(follow(location)).toBeUndefined();
    },
  );
});

describe('a step that follows', () => {
  const step = (path: string, more: Partial<Extract<Step, { kind: 'http-request' }>> = {}): Step => ({
    kind: 'http-request',
    request: { ...request, path },
    ...more,
  });
  const source = `export const handler = async ({ rawPath }) =>
    rawPath === '/new' ? { statusCode: 201, headers: { location: '/a' } } : { statusCode: 200, body: rawPath };`;

  it('asks for what an earlier step was told', async () => {
    const { invocations } = await runFunction(source, { steps: [step('/new'), step('/x'), step('/', { follows: 1 })] });
    expect(invocations.map(({ step: its, response }) => [its, response?.body])).toEqual([
      [1, ''],
      [2, '/x'],
      [3, '/a'],
    ]);
  });

  it('says so where there is nothing to follow, and sends nothing', async () => {
    const transcript = await runFunction(source, { steps: [step('/x'), step('/', { follows: 1 })] });
    expect(transcript.invocations).toHaveLength(1);
    expect(transcript.directResponses).toEqual([
      {
        step: 2,
        response: {
          status: 0,
          headers: {},
          body: '',
          problem: 'The response of step 1 has no header location, so no request was sent.',
        },
      },
    ]);
  });
});
