import { beforeAll, describe, expect, it } from 'vitest';
import { createReplaySandbox } from '../replay.ts';
import { compareCalls, excusedButNotMade, type ComparedCall } from './compare-calls.ts';
import { recordInEngine } from './in-engine.ts';
import { recordInNode } from './in-node.ts';
import type { RecordedCall } from './recorded-call.ts';
import { dynalite, fauxqs } from './reference-servers.ts';

const sandbox = createReplaySandbox();
/** Ten seconds are enough where nothing else runs. */
const limitMs = 120_000;
const least = { dynamodb: 160, s3: 70, sqs: 80 };

describe.each([dynalite, fauxqs])('the simulated services and $name', (reference) => {
  const made: RecordedCall[] = [];

  describe.each(reference.services)('%s', (service) => {
    let compared: readonly ComparedCall[] = [];
    beforeAll(async () => {
      const ours = await recordInEngine(sandbox, service);
      made.push(...ours);
      compared = compareCalls(reference, ours, await recordInNode(reference, service));
    }, limitMs);

    it('give the same results and errors, but for what a reason is written for', () => {
      const failed = compared.flatMap(({ call, outcome }) =>
        outcome.kind === 'different' || outcome.kind === 'excused-in-vain' ? [{ call: call.name, outcome }] : [],
      );
      expect(failed).toEqual([]);
    });

    it('are compared in many operations, each with a name of its own', () => {
      const names = compared.map(({ call }) => `${call.service}: ${call.name}`);
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThanOrEqual(least[service]);
    });
  });

  it('every reason is about calls that are made', () => {
    expect(excusedButNotMade(reference, made)).toEqual([]);
  });
});
