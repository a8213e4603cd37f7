// npm run conformance: holds every recording against the engine and prints a table with a row for each. With `parity`, holds the
// simulated services against servers that others wrote.
import { compareCase } from './compare.ts';
import { knownDifferences } from './known-differences.ts';
import { readRecordings, recordingSets } from './recorded-case.ts';
import { compareWithServers } from './parity/main.ts';
import { createReplaySandbox, replay } from './replay.ts';

const [first, second] = process.argv.slice(2);
const isGood = first === 'parity' ? await compareWithServers(second) : await compareWithRecordings(first);
process.exitCode = isGood ? 0 : 1;

/** Prints the table of the recordings; resolves to whether nothing differs unexpectedly. */
async function compareWithRecordings(filter: string | undefined): Promise<boolean> {
  const sandbox = createReplaySandbox();
  let unexpected = 0;
  const totals: string[] = [];
  for (const set of recordingSets) {
    const recordings = await readRecordings(set);
    let matching = 0;
    let total = 0;
    console.log(`\n${set.name}`);
    for (const [name, recorded] of recordings) {
      if (filter !== undefined && !name.includes(filter)) continue;
      total += 1;
      const differences = await replay(sandbox, recorded, set.runtime).then(
        (replayed) => compareCase(recorded, replayed),
        (error: unknown) => [error instanceof Error ? error.message : String(error)],
      );
      const reason = knownDifferences[set.file]?.[name];
      if (differences.length === 0) {
        matching += 1;
        console.log(`  ✓ ${name}${reason === undefined ? '' : '  (matches, though it is listed as different)'}`);
        if (reason !== undefined) unexpected += 1;
      } else if (reason !== undefined) console.log(`  ~ ${name}  ${reason}`);
      else {
        unexpected += 1;
        console.log(`  ✗ ${name}\n${differences.map((one) => `      ${one}`).join('\n')}`);
      }
    }
    totals.push(`${set.name}: ${matching} of ${total} match`);
  }
  console.log(`\n${totals.join('\n')}`);
  return unexpected === 0;
}
