import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#sandbox';
import { createRequestHandler } from './answer-requests.ts';

describe('a worker whose engine cannot be loaded', () => {
  const request = {
    function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} },
    files: {},
    steps: [{ kind: 'invoke', event: {} }],
    seed: 1,
  } as const;
  const answer = createRequestHandler(() => Promise.reject(new Error('no connection')));

  it('answers with a fault and the id of the request: it never throws', async () => {
    expect(await answer({ kind: 'load', id: 7, request })).toEqual({ kind: 'fault', id: 7, message: 'no connection' });
  });

  it('says the same of a scenario', async () => {
    expect(await answer({ kind: 'run-scenario', id: 8, request, limits: defaultLimits })).toEqual({
      kind: 'fault',
      id: 8,
      message: 'The sandbox failed: no connection',
    });
  });
});
