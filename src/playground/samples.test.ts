import { afterAll, describe, expect, it } from 'vitest';
import { createNodeSandboxClient } from '#worker/node';
import { firstPlayground } from './playground.ts';
import { readPlayground } from './read-playground.ts';
import { samples } from './samples.ts';
import { withSample } from './with-sample.ts';

const client = createNodeSandboxClient();
afterAll(() => {
  client.dispose();
});

async function run(playground = firstPlayground) {
  const reading = readPlayground(playground);
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  const outcome = await client.try({ ...reading.read, seed: 1 });
  if (outcome.kind !== 'ran') throw new Error(outcome.message);
  return outcome.transcript.invocations;
}

describe('a sample', () => {
  it.each(samples.map((sample) => [sample.label, sample] as const))(
    'calls the function: %s',
    async (_label, sample) => {
      const playground = withSample(firstPlayground, sample);
      const invocations = await run(playground);
      expect(invocations.length).toBeGreaterThan(0);
      expect(invocations.map(({ outcome }) => outcome.kind)).toEqual(invocations.map(() => 'answered'));
    },
  );

  it('is there for every kind of trigger', () => {
    const kinds = samples.flatMap(({ needs }) => (needs.triggers ?? []).map(({ kind }) => kind));
    expect([...new Set(kinds)].toSorted()).toEqual([
      'dynamodb-stream',
      'event-rule',
      'function-url',
      'http-api',
      'rest-api',
      's3',
      'schedule',
      'sns',
      'sqs',
    ]);
  });

  it('leaves what is in the services, and adds nothing twice', () => {
    const services = '# mine\nresources:\n  queues:\n    orders: { visibilityTimeout: 60 } # longer\n';
    const sample = samples.find(({ id }) => id === 'sqs')!;
    const once = withSample({ ...firstPlayground, services }, sample)!;
    expect(once.services).toBe(`${services}triggers:\n  - kind: sqs\n    queue: orders\n`);
    expect(withSample(once, sample)).toEqual(once);
  });

  it('is not put in where the services cannot be read', () => {
    for (const services of ['resources: [', '- a list', 'a text'])
      expect(
        withSample(
          { ...firstPlayground, services },
          samples.find(({ id }) => id === 'sqs')!,
        ),
      ).toBeUndefined();
  });

  it('can follow on any other', () => {
    const all = samples.reduce((playground, sample) => withSample(playground, sample)!, firstPlayground);
    expect(readPlayground(all).kind).toBe('read');
  });
});
