// npm run conformance -- parity [part of a name]: does the same through the real SDK in the engine and on servers that others
// wrote, and prints a table with a row for each call.
import { createReplaySandbox } from '../replay.ts';
import { compareCalls, excusedButNotMade, type ComparedCall } from './compare-calls.ts';
import { findDynamoDbLocal } from './find-dynamodb-local.ts';
import { recordInEngine } from './in-engine.ts';
import { recordInNode } from './in-node.ts';
import { comparedServices, type ComparedService, type RecordedCall } from './recorded-call.ts';
import { dynalite, dynamoDbLocal, fauxqs, type Reference } from './reference-servers.ts';

/** Prints the table; resolves to whether nothing differs that no reason is written for. */
export async function compareWithServers(filter: string | undefined): Promise<boolean> {
  const sandbox = createReplaySandbox();
  const ours = new Map<ComparedService, readonly RecordedCall[]>();
  for (const service of comparedServices) ours.set(service, await recordInEngine(sandbox, service));
  const local = await findDynamoDbLocal();
  if (local === undefined) console.log('DynamoDB Local is left out: there is no Java.');
  const references: readonly Reference[] = [...(local === undefined ? [] : [dynamoDbLocal(local)]), dynalite, fauxqs];

  const totals: string[] = [];
  let isGood = true;
  for (const reference of references) {
    const compared: ComparedCall[] = [];
    for (const service of reference.services)
      compared.push(...compareCalls(reference, ours.get(service) ?? [], await recordInNode(reference, service)));
    console.log(`\n${reference.name}`);
    for (const one of compared) {
      if (filter === undefined || one.call.name.includes(filter)) console.log(rowOf(one));
    }
    const count = (kind: ComparedCall['outcome']['kind']): number =>
      compared.filter(({ outcome }) => outcome.kind === kind).length;
    const unmade = excusedButNotMade(
      reference,
      compared.map(({ call }) => call),
    );
    for (const name of unmade) console.log(`  ✗ ${name}  is listed as different, and no program does it`);
    if (count('different') + count('excused-in-vain') + unmade.length > 0) isGood = false;
    const total = compared.length - count('nothing-to-compare');
    totals.push(
      `${reference.name}: ${count('same')} of ${total}, ${count('known')} known differences` +
        (total < compared.length ? `, ${compared.length - total} that it does not have` : ''),
    );
  }
  console.log(`\n${totals.join('\n')}`);
  return isGood;
}

function rowOf({ call, outcome }: ComparedCall): string {
  const what = `${call.operation}: ${call.name}`;
  switch (outcome.kind) {
    case 'same':
      return `  ✓ ${what}`;
    case 'known':
      return `  ~ ${what}  ${outcome.reasons.join(' ')}`;
    case 'nothing-to-compare':
      return `  - ${what}`;
    case 'different':
      return `  ✗ ${what}\n${outcome.differences.map((line) => `      ${line}`).join('\n')}`;
    case 'excused-in-vain':
      return `  ✗ ${what}  is the same, though it is listed as different: ${outcome.reasons.join(' ')}`;
  }
}
