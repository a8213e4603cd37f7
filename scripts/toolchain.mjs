// What every command of the project starts with: installed packages, and the Node.js that runs the rest.
// Runs on Node 20 before anything is installed: no dependencies, no TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** For what may be thrown away between two commands. */
export const cacheFolder = join(root, '.cache');

const oldestNode = [22, 12];

/** Says what is wrong and ends the command. */
export function giveUp(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/**
 * Runs a command and resolves to its exit code. Its output goes where ours goes.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, isForPeople?: boolean, onOutput?: (bytes: Buffer) => void }} options
 *   `isForPeople`: all of it to standard error, so that standard output stays for what the command itself has to say.
 *   `onOutput`: takes the output, which then goes nowhere else.
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, quiet = false, isForPeople = false, onOutput } = {}) {
  return new Promise((resolve) => {
    const output = onOutput === undefined ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? 'ignore' : ['inherit', isForPeople ? 2 : output, output],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      shell: process.platform === 'win32' && command === 'npm',
    });
    const passOn = (signal) => child.kill(signal);
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    if (onOutput !== undefined) for (const stream of [child.stdout, child.stderr]) stream?.on('data', onOutput);
    child.on('error', () => resolve(127));
    // Not `exit`: there may be output left to read then.
    child.on('close', (code, signal) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 130 : 1));
    });
  });
}

/** Installs the packages unless they are those of the lockfile already. */
export async function install() {
  if (await isInstalled()) return;
  console.error('Installing packages …');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { isForPeople: true });
  if (code !== 0)
    giveUp(`npm ci ended with code ${code}. Its own message is above; check the network and the registry.`);
}

/** npm lists in node_modules what it has installed, once all of it is there. */
async function isInstalled() {
  const [wanted, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesOf),
  );
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    // The root has no place in node_modules; optional packages may be for other machines.
    return path === '' || installed[path]?.version === version || (optional && installed[path] === undefined);
  });
}

async function packagesOf(lockfile) {
  const path = join(root, lockfile);
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')).packages : {};
}

/** The Node.js that runs the project: its own, of the package `node`, or this one where it is new enough. */
export async function projectNode() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own) && (await run(own, ['--version'], { quiet: true })) === 0) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath;
  return giveUp(
    `The project needs Node.js ${oldestNode.join('.')} or newer, and this is ${process.versions.node}.\n` +
      'The package `node` brings one, but its install script did not run. Run `npm rebuild node`, or install a newer Node.js.',
  );
}

const tools = {
  astro: 'astro/bin/astro.mjs',
  eslint: 'eslint/bin/eslint.js',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
};

/**
 * Runs a tool of node_modules on the project's Node.js and resolves to its exit code.
 * @param {keyof typeof tools} name
 */
export async function tool(name, args, options = {}) {
  return nodeRun([join(root, 'node_modules', tools[name]), ...args], options);
}

/** Runs a script on the project's Node.js, which strips the types of .ts files. */
export async function nodeRun(args, { env = {}, ...options } = {}) {
  const node = await projectNode();
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  const isOwn = node !== process.execPath;
  return run(node, [...typeStripping(isOwn), ...args], { ...options, env: { ...(isOwn && { PATH: path }), ...env } });
}

function typeStripping(isOwn) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = !isOwn && (major < 22 || (major === 22 && minor < 18));
  return isOld ? ['--experimental-strip-types', '--no-warnings=ExperimentalWarning'] : [];
}

/** Writes what the engine is made of besides its sources: the guest's own code, and what the services take from others. */
export async function generate() {
  for (const room of ['guest', 'dynalite', 'engine', 'types']) {
    const code = await nodeRun([`scripts/generate-${room}.mjs`]);
    if (code !== 0) giveUp(`scripts/generate-${room}.mjs failed: the message is above.`);
  }
}

/** Makes everything ready that a command needs. */
export async function prepare() {
  await install();
  await mkdir(cacheFolder, { recursive: true });
  await generate();
}
