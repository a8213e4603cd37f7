import { describe, expect, it } from 'vitest';
import { compareCase } from './compare.ts';
import { knownDifferences } from './known-differences.ts';
import { readRecordings, recordingSets } from './recorded-case.ts';
import { createReplaySandbox, replay } from './replay.ts';

const sandbox = createReplaySandbox();

for (const set of recordingSets) {
  const known = knownDifferences[set.file] ?? {};
  const recordings = await readRecordings(set);

  describe(`the engine answers and logs what the official runtime did (${set.name}):`, () => {
    it.each([...recordings].filter(([name]) => known[name] === undefined))('%s', async (_name, recorded) => {
      expect(compareCase(recorded, await replay(sandbox, recorded, set.runtime))).toEqual([]);
    });
  });

  describe.skipIf(Object.keys(known).length === 0)(`the list of what differs is right (${set.name}):`, () => {
    // What the engine cannot do may end only at the wall-clock limit.
    it.each(Object.keys(known))('%s', { timeout: 60_000 }, async (name) => {
      const recorded = recordings.get(name);
      if (recorded === undefined) throw new Error(`There is no recording ${name}.`);
      expect(compareCase(recorded, await replay(sandbox, recorded, set.runtime))).not.toEqual([]);
    });
  });
}
