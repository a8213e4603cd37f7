// What must hold for the lockfile, so that it serves every machine and every registry. `--complete` adds what is missing.
import { readFile, writeFile } from 'node:fs/promises';

const file = new URL('../package-lock.json', import.meta.url);
const lockfile = JSON.parse(await readFile(file, 'utf8'));
const { packages } = lockfile;

/** The entry that a package finds when it asks for a name: in its own folder first, then in those around it. */
function resolve(path, name) {
  for (let folder = path; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${folder}/node_modules/${name}`];
    if (entry !== undefined) return entry;
  }
  return packages[`node_modules/${name}`];
}

/**
 * The packages for other machines that are not in the lockfile. `npm ci` refuses one without them, and `npm install` leaves
 * out those that the registry at hand does not carry.
 */
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name, version]) => {
      const found = resolve(path, name);
      return found === undefined || (/^\d/.test(version) && found.version !== version);
    })
    .map(([name, version]) => ({ path, name, version })),
);

if (process.argv.includes('--complete')) {
  for (const { path, name, version } of missing) {
    const place =
      packages[`node_modules/${name}`] === undefined ? `node_modules/${name}` : `${path}/node_modules/${name}`;
    packages[place] = { version, ...machineOf(name), dev: true, license: 'MIT', optional: true };
  }
  const [[root, project], ...others] = Object.entries(packages);
  lockfile.packages = { [root]: project, ...Object.fromEntries(others.sort(([a], [b]) => a.localeCompare(b, 'en'))) };
  await writeFile(file, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(`${missing.length} packages added.`);
  missing.length = 0;
}

/** A package for one kind of machine says so in its name. */
function machineOf(name) {
  const words = name.split(/[-/]/);
  const cpu = ['arm64', 'x64', 'arm', 'ia32', 'wasm32'].find((word) => words.includes(word));
  const os = ['android', 'darwin', 'freebsd', 'linux', 'win32'].find((word) => words.includes(word));
  const isWindows = words.includes('windows');
  return { ...(cpu && { cpu: [cpu] }), ...((os || isWindows) && { os: [os ?? 'win32'] }) };
}

const problems = [
  ...missing.map(({ path, name, version }) => `has no ${name}@${version}, which ${path} can use: add --complete`),
  ...Object.entries(packages)
    .filter(([, { resolved }]) => typeof resolved === 'string')
    .map(([path, { resolved }]) => `names an address for ${path}, and another registry may serve it: ${resolved}`),
  ...Object.entries(packages)
    .filter(([path, { link, integrity, optional }]) => path !== '' && !link && !optional && !integrity)
    .map(([path]) => `has no integrity for ${path}`),
];
for (const problem of problems) console.error(`package-lock.json ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${Object.keys(packages).length - 1} packages, none with an address.`);
