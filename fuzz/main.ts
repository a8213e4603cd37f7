// npm run fuzz: runs generated programs, and the list of hostile code at every memory size with every module loaded.
import { parseArgs } from 'node:util';
import { createNodeSandboxClient } from '#worker/node';
import { discoverFunctions } from './discover-functions.ts';
import { generateProgram } from './generate-program.ts';
import { judgeHostileList } from './hostile-list.ts';
import { canaryOutcome, fuzzLimits, judgeRun } from './judge-run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '2000' },
    only: { type: 'string' },
    hostile: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const client = createNodeSandboxClient({ limits: fuzzLimits });
let failures = 0;
let passed = 0;

if (!values.hostile) {
  const callables = await discoverFunctions();
  const expected = await canaryOutcome(client);
  const indexes =
    values.only === undefined
      ? Array.from({ length: Number(values.count) }, (_, index) => index)
      : [Number(values.only)];
  console.log(`${indexes.length} programs of seed ${seed}, with ${callables.length} functions to call.`);
  for (const index of indexes) {
    const program = generateProgram(seed, index, callables);
    if (values.only !== undefined) console.log(program.source);
    const problems = await judgeRun(client, program, expected);
    if (problems.length === 0) passed += 1;
    else {
      failures += 1;
      console.log(`✗ program ${index} (npm run fuzz -- --seed ${seed} --only ${index}):\n  ${problems.join('\n  ')}`);
    }
    if ((index + 1) % 200 === 0) console.log(`  ${index + 1} done`);
  }
}
client.dispose();

if (values.only === undefined) {
  const list = await judgeHostileList((line) => {
    console.log(line);
  });
  failures += list.failures;
  passed += list.passed;
}
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
