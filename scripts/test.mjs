// npm test: everything there is, with one line at the end. `npm test -- unit e2e` runs only the steps that are named.
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { cacheFolder, giveUp, nodeRun, prepare, tool } from './toolchain.mjs';

const unitReport = join(cacheFolder, 'unit.json');
const endToEndReport = join(cacheFolder, 'e2e.json');

/** A step that counts as one: it passes or fails as a whole. */
const whole = (work) => async () => ((await work()) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

const types = ['tsconfig.pure.json', 'tsconfig.guest.json', 'tsconfig.worker.json', 'tsconfig.node.json'];

const steps = [
  ...types.map((file) => ({
    name: `types (${file})`,
    group: 'types',
    work: whole(() => tool('tsc', ['--project', file])),
  })),
  {
    name: 'types (site)',
    group: 'types',
    work: whole(() => tool('astro', ['check', '--minimumFailingSeverity', 'hint'])),
  },
  { name: 'lint and room rules', group: 'lint', work: whole(() => tool('eslint', ['.', '--max-warnings', '0'])) },
  { name: 'format', group: 'lint', work: whole(() => tool('prettier', ['--check', '--log-level', 'warn', '.'])) },
  { name: 'lockfile', group: 'lint', work: whole(() => nodeRun(['scripts/check-lockfile.mjs'])) },
  { name: 'unit tests', group: 'unit', work: unitTests },
  { name: 'course check', group: 'course', work: whole(() => nodeRun(['src/cli/main.ts', 'check'])) },
  { name: 'build', group: 'build', work: whole(() => tool('astro', ['build'])) },
  { name: 'end-to-end tests', group: 'e2e', work: endToEndTests },
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
const results = [];
for (const { name, group, work } of steps) {
  if (wanted.length > 0 && !wanted.includes(group)) continue;
  console.log(`\n── ${name} ──`);
  const startMs = performance.now();
  const count = await work();
  results.push({ name, ...count, seconds: (performance.now() - startMs) / 1_000 });
}

console.log('');
for (const { name, passed, failed, skipped = 0, seconds } of results) {
  const parts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} SKIPPED`] : [])];
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(30)} ${parts.join(', ').padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`,
  );
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
