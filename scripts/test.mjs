// npm test: everything there is, with one line at the end. `npm test -- unit e2e` runs only the steps that are named.
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { cacheFolder, giveUp, nodeRun, prepare, tool } from './toolchain.mjs';

const unitReport = join(cacheFolder, 'unit.json');
const endToEndReport = join(cacheFolder, 'e2e.json');

/** A step that counts as one: it passes or fails as a whole. */
const whole = (work) => async (options) =>
  (await work(options)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

const types = ['tsconfig.pure.json', 'tsconfig.guest.json', 'tsconfig.worker.json', 'tsconfig.node.json'];

/** `isAlone: false`: it uses one processor, and may run beside others. */
const steps = [
  {
    name: 'lint and room rules',
    group: 'lint',
    isAlone: false,
    work: whole((options) => tool('eslint', ['.', '--max-warnings', '0'], options)),
  },
  ...types.map((file) => ({
    name: `types (${file})`,
    group: 'types',
    isAlone: false,
    work: whole((options) => tool('tsc', ['--project', file], options)),
  })),
  {
    name: 'types (site)',
    group: 'types',
    isAlone: false,
    work: whole((options) => tool('astro', ['check', '--minimumFailingSeverity', 'hint'], options)),
  },
  {
    name: 'format',
    group: 'lint',
    isAlone: false,
    work: whole((options) => tool('prettier', ['--check', '--log-level', 'warn', '.'], options)),
  },
  {
    name: 'lockfile',
    group: 'lint',
    isAlone: false,
    work: whole((options) => nodeRun(['scripts/check-lockfile.mjs'], options)),
  },
  { name: 'unit tests', group: 'unit', isAlone: true, work: unitTests },
  {
    name: 'course check',
    group: 'course',
    isAlone: true,
    work: whole(() => nodeRun(['src/cli/main.ts', 'check'])),
  },
  { name: 'build', group: 'build', isAlone: true, work: whole(() => tool('astro', ['build'])) },
  { name: 'end-to-end tests', group: 'e2e', isAlone: true, work: endToEndTests },
];

async function unitTests() {
  await rm(unitReport, { force: true });
  const code = await tool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
  if (!existsSync(unitReport)) return { passed: 0, failed: 1 };
  const report = JSON.parse(await readFile(unitReport, 'utf8'));
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, numFailedTestSuites } = report;
  return countOf({ passed, failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0), skipped, code });
}

async function endToEndTests() {
  const env = await ensureBrowser();
  await rm(endToEndReport, { force: true });
  const code = await tool('playwright', ['test'], { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport } });
  if (!existsSync(endToEndReport)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(await readFile(endToEndReport, 'utf8'));
  const failed = stats.unexpected + stats.flaky + errors.length;
  return countOf({ passed: stats.expected, failed, skipped: stats.skipped, code });
}

/** A tool that says that it failed did, whatever its report counts; and no tests at all are a failure. */
function countOf({ passed, failed, skipped, code }) {
  const isLying = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isLying ? 1 : failed, skipped };
}

const wanted = process.argv.slice(2);
const groups = [...new Set(steps.map(({ group }) => group))];
const unknown = wanted.filter((group) => !groups.includes(group));
if (unknown.length > 0) giveUp(`There is no step '${unknown.join("', '")}'. The steps are: ${groups.join(', ')}.`);

await prepare();
const chosen = steps.filter(({ group }) => wanted.length === 0 || wanted.includes(group));
const besideOthers = chosen.filter(({ isAlone }) => !isAlone);
const results = new Map();
const lane = async () => {
  for (let step = besideOthers.shift(); step !== undefined; step = besideOthers.shift()) {
    const output = [];
    await perform(step, { onOutput: (bytes) => output.push(bytes) });
    console.log(`\n── ${step.name} ──`);
    process.stdout.write(Buffer.concat(output));
  }
};
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, lane));
for (const step of chosen.filter(({ isAlone }) => isAlone)) {
  console.log(`\n── ${step.name} ──`);
  await perform(step);
}

async function perform({ name, work }, options) {
  const startMs = performance.now();
  const count = await work(options);
  results.set(name, { ...count, seconds: (performance.now() - startMs) / 1_000 });
}

console.log('');
for (const { name } of chosen) {
  const { passed, failed, skipped = 0, seconds } = results.get(name);
  const parts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} SKIPPED`] : [])];
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(30)} ${parts.join(', ').padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`,
  );
}
const total = (key) => [...results.values()].reduce((sum, result) => sum + result[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
