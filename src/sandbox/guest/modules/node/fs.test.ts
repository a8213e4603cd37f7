import { describe, expect, it } from 'vitest';
import { answerOf, logOf, runFunction } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

/** Each snippet finds what those before it have left in the folder `d`, which is named DIR in what they come to. */
const imports = `
import fs from 'node:fs';
import * as named from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
const p = fs.promises;
const d = fs.mkdtempSync('/tmp/fs-test-');
const clean = (value) => JSON.parse(JSON.stringify(value ?? String(value)).replaceAll(d, 'DIR').replace(/(tmp-)[A-Za-z0-9]{6}/g, '$1'));
/** What something came to; of an error, all that it has. */
const told = async (run) => {
  try {
    return clean(await run());
  } catch (error) {
    return clean([error.name, error.message, Object.entries(error)]);
  }
};
const called = (run) => new Promise((resolve, reject) => run((error, ...values) => (error ? reject(error) : resolve(values))));
const kinds = (stats) => ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket', 'isBlockDevice', 'isCharacterDevice'].map((kind) => stats[kind]());
const big = Buffer.alloc(200_000, 'abc');
`;

const whole = [
  "fs.writeFileSync(d + '/a.txt', 'häy')",
  "[fs.readFileSync(d + '/a.txt', 'utf8'), fs.readFileSync(d + '/a.txt', { encoding: 'base64' }), [...fs.readFileSync(d + '/a.txt')]]",
  "fs.readFileSync(d + '/a.txt', 'nope')",
  'fs.readFileSync(5n)',
  'fs.readFileSync()',
  "fs.readFileSync(d + '/a\\0b')",
  "fs.readFileSync(d + '/none')",
  "fs.readFileSync(d + '/none', 'utf8')",
  "fs.readFileSync('')",
  "fs.readFileSync(d + '/a.txt/x')",
  "fs.readFileSync(d + '/a.txt/', 'utf8')",
  'fs.readFileSync(d)',
  "fs.readFileSync(d, 'utf8')",
  "fs.readFileSync(d + '/' + 'x'.repeat(256))",
  "fs.readFileSync(Buffer.from(d + '/a.txt'), 'latin1')",
  "fs.readFileSync(new URL('file://' + d + '/a.txt'), 'utf8')",
  "fs.readFileSync(new URL('https://example.com/a'))",
  "fs.writeFileSync(d + '/a.txt', 5)",
  "fs.writeFileSync(d + '/a.txt', null)",
  "fs.writeFileSync(d + '/a.txt', { toString: () => 'x' })",
  "fs.writeFileSync(d + '/b.bin', new Uint16Array([1, 2]))",
  "[...fs.readFileSync(d + '/b.bin')]",
  "fs.writeFileSync(d + '/b.bin', '6869', 'hex')",
  "fs.readFileSync(d + '/b.bin', 'utf8')",
  "fs.writeFileSync(d + '/b.bin', 'x', { flag: 'wx' })",
  "fs.writeFileSync(d + '/b.bin', 'x', { flag: 'nope' })",
  "fs.writeFileSync(d + '/no/b.bin', 'x')",
  "fs.writeFileSync(d + '/new/', 'x')",
  "fs.appendFileSync(d + '/a.txt', '!')",
  "fs.appendFileSync(d + '/log.txt', Buffer.from('one\\n'))",
  "fs.writeFileSync(d + '/log.txt', 'two\\n', { flag: 'a' })",
  "fs.readFileSync(d + '/log.txt', 'utf8').split('\\n')",
  "[fs.existsSync(d), fs.existsSync(d + '/none'), fs.existsSync(d + '/a.txt/x'), fs.existsSync('')]",
];

const folders = [
  "fs.mkdirSync(d + '/sub')",
  "fs.mkdirSync(d + '/sub')",
  "fs.mkdirSync(d + '/no/sub')",
  "fs.mkdirSync(d + '/a.txt/sub')",
  "fs.mkdirSync(d + '/deep/er/est', { recursive: true })",
  "fs.mkdirSync(d + '/deep/er/est', { recursive: true })",
  "fs.mkdirSync(d + '/a.txt', { recursive: true })",
  "fs.mkdirSync(d + '/a.txt/x', { recursive: true })",
  "fs.mkdirSync(d + '/sub2', { mode: 'x' })",
  'fs.mkdirSync(5)',
  "fs.writeFileSync(d + '/deep/er/file.txt', '')",
  "fs.readdirSync(d + '/deep', { recursive: true }).sort()",
  "fs.readdirSync(d + '/deep', { recursive: true, withFileTypes: true }).map((one) => [one.name, one.parentPath, one.isFile(), one.isDirectory()]).sort()",
  'fs.readdirSync(d).sort()',
  "fs.readdirSync(d + '/deep', 'buffer').map((one) => String(one))",
  "fs.readdirSync(d + '/a.txt')",
  "fs.readdirSync(d + '/none')",
  "fs.rmdirSync(d + '/deep')",
  "fs.rmdirSync(d + '/a.txt')",
  "fs.rmdirSync(d + '/none')",
  "fs.rmdirSync(d + '/sub')",
  "fs.unlinkSync(d + '/deep')",
  "fs.unlinkSync(d + '/none')",
  "fs.rmSync(d + '/deep')",
  "fs.rmSync(d + '/none')",
  "fs.rmSync(d + '/none', { force: true })",
  "fs.rmSync(d + '/deep', { recursive: true })",
  "fs.rmSync(d + '/b.bin')",
  "fs.rmSync(d, { recursive: 'yes' })",
  "fs.mkdtempSync(d + '/tmp-')",
  "fs.mkdtempSync(d + '/no/tmp-')",
  'fs.mkdtempSync()',
  '(() => { const folder = fs.opendirSync(d); const names = []; for (let one; (one = folder.readSync()); ) names.push(one.name); folder.closeSync(); return names.map((name) => name.slice(0, 4)).sort(); })()',
  "fs.opendirSync(d + '/none')",
];

const moves = [
  "fs.mkdirSync(d + '/m/n', { recursive: true })",
  "fs.writeFileSync(d + '/m/f', 'data')",
  "fs.renameSync(d + '/m/f', d + '/m/g')",
  "fs.renameSync(d + '/m/f', d + '/m/h')",
  "fs.renameSync(d + '/m/g', d + '/m/n')",
  "fs.renameSync(d + '/m/n', d + '/m/g')",
  "fs.renameSync(d + '/m', d + '/m/n/x')",
  "fs.renameSync(d + '/m/g', d + '/no/g')",
  "fs.renameSync(5, d + '/x')",
  "fs.renameSync(d + '/m/n', d + '/m/o')",
  "fs.readdirSync(d + '/m').sort()",
  "fs.copyFileSync(d + '/m/g', d + '/m/copy')",
  "fs.copyFileSync(d + '/m/g', d + '/m/copy', fs.constants.COPYFILE_EXCL)",
  "fs.copyFileSync(d + '/m/o', d + '/m/copy2')",
  "fs.copyFileSync(d + '/m/g', d + '/m/o')",
  "fs.copyFileSync(d + '/m/none', d + '/m/x')",
  "fs.copyFileSync(d + '/m/g', d + '/m/x', 99)",
  "[fs.readFileSync(d + '/m/copy', 'utf8'), fs.existsSync(d + '/m/copy2')]",
  "fs.truncateSync(d + '/m/copy', 2)",
  "fs.readFileSync(d + '/m/copy', 'utf8')",
  "fs.truncateSync(d + '/m/copy', 4)",
  "[...fs.readFileSync(d + '/m/copy')]",
  "fs.truncateSync(d + '/m/none')",
  "fs.truncateSync(d + '/m/copy', 1.5)",
  "fs.symlinkSync('g', d + '/m/link')",
  "[fs.readlinkSync(d + '/m/link'), fs.readFileSync(d + '/m/link', 'utf8'), fs.realpathSync(d + '/m/link'), fs.lstatSync(d + '/m/link').isSymbolicLink(), fs.statSync(d + '/m/link').isFile()]",
  "fs.symlinkSync('g', d + '/m/link')",
  "fs.symlinkSync('../m', d + '/m/up')",
  "[fs.readdirSync(d + '/m/up/up').length, fs.realpathSync.native(d + '/m/up/up/g')]",
  "fs.symlinkSync('loop', d + '/m/loop')",
  "fs.readFileSync(d + '/m/loop')",
  "fs.symlinkSync('made', d + '/m/dangling')",
  "fs.writeFileSync(d + '/m/dangling', 'through')",
  "fs.readFileSync(d + '/m/made', 'utf8')",
  "fs.readlinkSync(d + '/m/g')",
  "fs.realpathSync(d + '/m/none')",
  "fs.linkSync(d + '/m/g', d + '/m/hard')",
  "[fs.statSync(d + '/m/hard').nlink, fs.statSync(d + '/m/hard').ino === fs.statSync(d + '/m/g').ino]",
  "fs.linkSync(d + '/m/o', d + '/m/hard2')",
  "fs.unlinkSync(d + '/m/g')",
  "[fs.readFileSync(d + '/m/hard', 'utf8'), fs.existsSync(d + '/m/link')]",
];

const stats = [
  'kinds(fs.statSync(d))',
  "kinds(fs.statSync(d + '/a.txt'))",
  "Object.keys(fs.statSync(d + '/a.txt'))",
  "Object.keys(fs.statSync(d + '/a.txt', { bigint: true }))",
  "[fs.statSync(d + '/a.txt').size, fs.statSync(d + '/a.txt', { bigint: true }).size === 5n, typeof fs.statSync(d + '/a.txt', { bigint: true }).mtimeNs]",
  "(fs.statSync(d + '/a.txt').mode & 0o777).toString(8)",
  "(fs.chmodSync(d + '/a.txt', 0o640), fs.statSync(d + '/a.txt').mode.toString(8))",
  "fs.chmodSync(d + '/a.txt', '9')",
  "fs.chmodSync(d + '/none', 0o600)",
  "(fs.utimesSync(d + '/a.txt', 1.5, new Date(5_250)), [fs.statSync(d + '/a.txt').atimeMs, fs.statSync(d + '/a.txt').mtime])",
  "fs.utimesSync(d + '/a.txt', 'x', 1)",
  "fs.statSync(d + '/none')",
  "fs.statSync(d + '/none', { throwIfNoEntry: false })",
  "fs.lstatSync(d + '/a.txt/x')",
  "Math.abs(fs.statSync(d + '/log.txt').mtimeMs - Date.now()) < 10_000",
  "fs.accessSync(d + '/a.txt', fs.constants.R_OK | fs.constants.W_OK)",
  "fs.accessSync(d + '/none')",
  "fs.accessSync(d + '/a.txt', 99)",
  "fs.accessSync(d + '/a.txt', fs.constants.X_OK)",
  'Object.entries(fs.constants)',
  '[fs.statfsSync(d).bsize, fs.statSync(d) instanceof fs.Stats, fs.readdirSync(d, { withFileTypes: true })[0] instanceof fs.Dirent]',
  "(() => { const one = fs.readdirSync(d, { withFileTypes: true }).find(({ name }) => name === 'a.txt'); return [one, Object.keys(one), one.isSymbolicLink()]; })()",
];

const descriptors = [
  "(() => { const fd = fs.openSync(d + '/fd', 'w+'); const all = [typeof fd, fs.writeSync(fd, 'hello'), fs.writeSync(fd, Buffer.from('WORLD'), 1, 2), fs.writeSync(fd, 'J', 0), fs.fstatSync(fd).size]; const target = Buffer.alloc(10, '.'); all.push(fs.readSync(fd, target, 0, 3, 1), String(target), fs.readSync(fd, target), fs.readSync(fd, target, { position: 0, offset: 5 }), String(target)); fs.ftruncateSync(fd, 3); all.push(fs.readFileSync(d + '/fd', 'utf8')); fs.closeSync(fd); return all; })()",
  "(() => { const fd = fs.openSync(d + '/fd'); try { return [fs.readFileSync(fd, 'utf8'), fs.readFileSync(fd, 'utf8'), String(fs.readFileSync(fd))]; } finally { fs.closeSync(fd); } })()",
  "(() => { const fd = fs.openSync(d + '/fd', 'a+'); try { fs.writeSync(fd, 'end', 0); return fs.readFileSync(d + '/fd', 'utf8'); } finally { fs.closeSync(fd); } })()",
  "(() => { const fd = fs.openSync(d + '/gap', 'w'); fs.writeSync(fd, 'x', 3); fs.closeSync(fd); return [...fs.readFileSync(d + '/gap')]; })()",
  "(() => { const fd = fs.openSync(d + '/v', 'w+'); const all = [fs.writevSync(fd, [Buffer.from('ab'), Buffer.from('cd')])]; const parts = [Buffer.alloc(3), Buffer.alloc(3)]; all.push(fs.readvSync(fd, parts, 0), parts.map((part) => [...part])); fs.closeSync(fd); return all; })()",
  "fs.openSync(d + '/fd', 'nope')",
  "fs.openSync(d + '/none')",
  "fs.openSync(d, 'w')",
  "fs.openSync(d + '/fd', 'wx')",
  "fs.openSync(d + '/fd', fs.constants.O_DIRECTORY)",
  'fs.closeSync(999)',
  "fs.closeSync('x')",
  'fs.fstatSync(999)',
  'fs.readSync(999, Buffer.alloc(1))',
  "fs.writeSync(999, 'x')",
  'fs.writeSync(999, Buffer.alloc(1))',
  'fs.ftruncateSync(999)',
  'fs.fsyncSync(999)',
  "fs.writeFileSync(999, 'x')",
  'fs.readFileSync(999)',
  "fs.readFileSync(999, 'utf8')",
  "fs.writeSync(fs.openSync(d + '/fd'), 'x')",
  "fs.readSync(fs.openSync(d + '/fd', 'a'), Buffer.alloc(1))",
  "fs.readSync(fs.openSync(d + '/fd'), 'x')",
  "fs.readSync(fs.openSync(d + '/fd'), Buffer.alloc(1), 5)",
  "fs.readSync(fs.openSync(d + '/fd'), Buffer.alloc(1), 0, 5)",
];

const callbacks = [
  "called((done) => fs.writeFile(d + '/cb', 'text', done))",
  "called((done) => fs.readFile(d + '/cb', 'utf8', done))",
  "called((done) => fs.readFile(d + '/cb', (error, data) => done(error, [...data])))",
  "called((done) => fs.readFile(d + '/none', done))",
  'called((done) => fs.readFile(d, done))',
  "called((done) => fs.appendFile(d + '/cb', '!', done))",
  "called((done) => fs.stat(d + '/cb', (error, found) => done(error, found.size)))",
  "called((done) => fs.stat(d + '/none', done))",
  "called((done) => fs.access(d + '/none', done))",
  'called((done) => fs.exists(d, (is) => done(null, is)))',
  "called((done) => fs.mkdir(d + '/cb2/x', { recursive: true }, done))",
  "called((done) => fs.readdir(d + '/cb2', done))",
  "called((done) => fs.rm(d + '/cb2', done))",
  "called((done) => fs.rm(d + '/cb2', { recursive: true }, done))",
  "called((done) => fs.rename(d + '/cb', d + '/cb3', done))",
  "called((done) => fs.copyFile(d + '/none', d + '/cb4', done))",
  "called((done) => fs.unlink(d + '/cb3', done))",
  "called((done) => fs.open(d + '/cb5', 'w', (error, fd) => fs.write(fd, 'abc', (failed, count, text) => fs.close(fd, (last) => done(failed ?? last, count, text)))))",
  "called((done) => fs.open(d + '/cb5', (error, fd) => fs.read(fd, Buffer.alloc(3), 0, 3, 0, (failed, count, data) => done(failed, count, String(data)))))",
  "fs.readFile(d + '/cb5')",
  "fs.readFile(d + '/cb5', 'utf8', 5)",
  'fs.stat(5, () => {})',
  "(() => { const order = ['before']; const done = called((tell) => fs.readFile(d + '/cb5', () => { order.push('read'); tell(null); })); order.push('after'); return done.then(() => order); })()",
];

const promised = [
  "p.writeFile(d + '/p', 'promised')",
  "p.readFile(d + '/p', 'utf8')",
  "p.readFile(d + '/p', { encoding: 'utf8', signal: AbortSignal.abort() })",
  "p.readFile(d + '/none')",
  'p.readFile(d)',
  'p.readFile()',
  "p.writeFile(d + '/p', (function* () { yield 'one'; yield 'two'; })())",
  "p.appendFile(d + '/p', 'three').then(() => p.readFile(d + '/p', 'utf8'))",
  "p.stat(d + '/p').then((found) => [found.size, found.isFile()])",
  "p.access(d + '/none')",
  "p.mkdir(d + '/q/r', { recursive: true })",
  "p.readdir(d + '/q', { withFileTypes: true }).then((all) => all.map((one) => [one.name, one.isDirectory()]))",
  "p.rm(d + '/q')",
  "p.rm(d + '/q', { recursive: true, force: true })",
  "p.rmdir(d + '/none')",
  "p.copyFile(d + '/p', d + '/p2').then(() => p.rename(d + '/p2', d + '/p3'))",
  "p.unlink(d + '/p2')",
  "p.mkdtemp(d + '/tmp-')",
  "p.truncate(d + '/p3', 3).then(() => p.readFile(d + '/p3', 'latin1'))",
  "p.lstat(d + '/p3').then((found) => found.mode.toString(8))",
  "(async () => { const file = await p.open(d + '/h', 'w+'); const all = [typeof file.fd, file.constructor.name, (await file.write('handle')).bytesWritten, (await file.stat()).size]; const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 1); all.push(bytesRead, String(buffer)); await file.appendFile('!'); await file.truncate(5); await file.sync(); all.push(await file.readFile({ encoding: 'utf8' })); await file.close(); all.push(file.fd, await p.readFile(d + '/h', 'utf8')); return all; })()",
  "(async () => { const file = await p.open(d + '/h'); await file.close(); await file.read(Buffer.alloc(1)); })()",
  '(async () => { const names = []; for await (const one of await p.opendir(d)) names.push(one.name.slice(0, 4)); return names.sort(); })()',
  "p.open(d + '/none')",
  'p.constants === fs.constants',
  '[named.default === p, named.readFile === p.readFile]',
  'Object.keys(p).sort()',
  'Object.keys(fs).sort()',
];

const streams = [
  "pipeline(Readable.from(['a', 'b', 'c']), fs.createWriteStream(d + '/s')).then(() => fs.readFileSync(d + '/s', 'utf8'))",
  "Readable.prototype.toArray.call(fs.createReadStream(d + '/s', 'utf8'))",
  "fs.createReadStream(d + '/s', { start: 1, end: 1 }).toArray().then(String)",
  "(fs.writeFileSync(d + '/big', big), fs.createReadStream(d + '/big').toArray().then((all) => all.map(({ length }) => length)))",
  "pipeline(fs.createReadStream(d + '/big'), fs.createWriteStream(d + '/big2')).then(() => fs.readFileSync(d + '/big2').equals(big))",
  "fs.createReadStream(d + '/none').toArray()",
  "pipeline(Readable.from(['x']), fs.createWriteStream(d + '/no/s'))",
  "pipeline(Readable.from(['x']), fs.createWriteStream(d + '/s', { flags: 'a' })).then(() => fs.readFileSync(d + '/s', 'utf8'))",
  "new Promise((resolve) => { const events = []; const stream = fs.createReadStream(d + '/s'); for (const name of ['open', 'ready', 'data', 'end', 'close']) stream.on(name, () => { events.push(name); if (name === 'close') resolve([events, stream.bytesRead, stream.path]); }); })",
  "new Promise((resolve) => { const stream = fs.createWriteStream(d + '/s'); stream.end('end', () => stream.on('close', () => resolve([stream.bytesWritten, stream.path, stream instanceof fs.WriteStream]))); })",
  "p.open(d + '/s').then((file) => file.createReadStream({ encoding: 'utf8' }).toArray())",
  'fs.createReadStream()',
  "fs.createReadStream(d + '/s', { start: 'x' })",
];

describe('files do what they do in Node.js', async () => {
  const all = [...whole, ...folders, ...moves, ...stats, ...descriptors, ...callbacks, ...promised, ...streams];
  const compared = await compareAll(
    all.map((snippet) => `told(() => ${snippet})`),
    imports,
    { config: { timeout: 60 } },
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

/** Recorded from Node.js as root on a file system that is mounted read-only. */
const readOnly: readonly (readonly [call: string, error: string])[] = [
  ["fs.writeFileSync(t + '/new', 'x')", "EROFS: read-only file system, open '/var/task/new'"],
  ["fs.writeFileSync(t + '/a.txt', 'x')", "EROFS: read-only file system, open '/var/task/a.txt'"],
  ["fs.writeFileSync(t + '/no/x', 'x')", "ENOENT: no such file or directory, open '/var/task/no/x'"],
  ["fs.appendFileSync('a.txt', 'x')", "EROFS: read-only file system, open 'a.txt'"],
  ["fs.mkdirSync(t + '/new')", "EROFS: read-only file system, mkdir '/var/task/new'"],
  ["fs.mkdirSync(t + '/b')", "EEXIST: file already exists, mkdir '/var/task/b'"],
  ["fs.mkdirSync(t + '/new/x', { recursive: true })", "ENOENT: no such file or directory, mkdir '/var/task/new/x'"],
  ["fs.unlinkSync(t + '/a.txt')", "EROFS: read-only file system, unlink '/var/task/a.txt'"],
  ["fs.unlinkSync(t + '/none')", "EROFS: read-only file system, unlink '/var/task/none'"],
  ["fs.rmdirSync(t + '/b')", "EROFS: read-only file system, rmdir '/var/task/b'"],
  ["fs.rmSync(t + '/a.txt')", ", Unknown error: Read-only file system '/var/task/a.txt'"],
  ["fs.promises.rm(t + '/a.txt')", "EROFS: read-only file system, unlink '/var/task/a.txt'"],
  ["fs.renameSync(t + '/a.txt', t + '/z')", "EROFS: read-only file system, rename '/var/task/a.txt' -> '/var/task/z'"],
  [
    "fs.renameSync(t + '/a.txt', '/tmp/z')",
    "EXDEV: cross-device link not permitted, rename '/var/task/a.txt' -> '/tmp/z'",
  ],
  [
    "fs.copyFileSync(t + '/a.txt', t + '/z')",
    "EROFS: read-only file system, copyfile '/var/task/a.txt' -> '/var/task/z'",
  ],
  ["fs.chmodSync(t + '/a.txt', 0o600)", "EROFS: read-only file system, chmod '/var/task/a.txt'"],
  ["fs.utimesSync(t + '/a.txt', 1, 1)", "EROFS: read-only file system, utime '/var/task/a.txt'"],
  ["fs.truncateSync(t + '/a.txt')", "EROFS: read-only file system, open '/var/task/a.txt'"],
  ["fs.accessSync(t + '/a.txt', fs.constants.W_OK)", "EROFS: read-only file system, access '/var/task/a.txt'"],
  ["fs.accessSync(t + '/a.txt', fs.constants.X_OK)", "EACCES: permission denied, access '/var/task/a.txt'"],
  ["fs.symlinkSync('x', t + '/l')", "EROFS: read-only file system, symlink 'x' -> '/var/task/l'"],
  ["fs.mkdtempSync(t + '/x-')", "EROFS: read-only file system, mkdtemp '/var/task/x-XXXXXX'"],
  ["fs.openSync(t + '/a.txt', 'wx')", "EEXIST: file already exists, open '/var/task/a.txt'"],
  ["fs.writeFileSync('/root.txt', 'x')", "EROFS: read-only file system, open '/root.txt'"],
];

it('everything but /tmp is read-only, as on Lambda', async () => {
  const tries = readOnly.map(([call]) => `await attempt(async () => ${call})`);
  const source = `import fs from 'node:fs';
const t = '/var/task';
const attempt = (run) => run().then(() => 'done', (error) => error.message);
export const handler = async () => [${tries.join(',\n')}];`;
  const files = { 'index.mjs': source, 'a.txt': 'hi', 'b/c.txt': 'x' };

  expect(await answerOf(files)).toEqual(readOnly.map(([, error]) => error));
});

it('/var/task holds the files of the package', async () => {
  const source = `import fs from 'node:fs';
export const handler = async () => [
  fs.readFileSync(new URL('./data/a.json', import.meta.url), 'utf8'),
  fs.readFileSync('data/a.json', 'utf8'),
  fs.readdirSync('.', { recursive: true }),
  fs.statSync('data/a.json').size,
];`;

  expect(await answerOf({ 'index.mjs': source, 'data/a.json': '{"ä":1}' })).toEqual([
    '{"ä":1}',
    '{"ä":1}',
    ['data', 'index.mjs', 'data/a.json'],
    8,
  ]);
});

it('what is in /tmp stays while the execution environment is warm, and is gone with it', async () => {
  const source = `import fs from 'node:fs';
export const handler = async () => {
  fs.appendFileSync('/tmp/count', 'x');
  return fs.readFileSync('/tmp/count', 'utf8');
};`;
  const { invocations } = await runFunction(source, {
    steps: [
      { kind: 'invoke', event: {} },
      { kind: 'invoke', event: {} },
      { kind: 'wait', seconds: 100_000 },
      { kind: 'invoke', event: {} },
    ],
  });

  expect(invocations.map(({ outcome }) => outcome.kind === 'answered' && outcome.answer)).toEqual(['x', 'xx', 'x']);
});

it('standard output and error are descriptors 1 and 2', async () => {
  const source = `import fs from 'node:fs';
export const handler = async () => {
  fs.writeSync(1, 'out\\n');
  fs.writeFileSync('/dev/stdout', 'device\\n');
  fs.writeFileSync('/dev/null', 'nothing');
};`;
  const { logs } = await runFunction(source);

  expect(logs.filter((line) => line.source === 'function').map(({ text }) => text.trimEnd())).toEqual([
    'out',
    'device',
  ]);
});

it.each([
  ['fs.truncateSync(file, 600 * 2 ** 20)', 'ENOSPC: no space left on device, ftruncate'],
  [
    "fs.cpSync(file, file + '2')",
    "fs.cpSync is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Work with single files: readFile, writeFile, copyFile and readdir are there.",
  ],
  [
    'fs.watch(file)',
    "fs.watch is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Nobody but the function itself changes its files.",
  ],
  [
    'await fs.promises.cp(file, file)',
    "fs.promises.cp is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Work with single files: readFile, writeFile, copyFile and readdir are there.",
  ],
])('%s fails with what to do', async (call, message) => {
  const source = `import fs from 'node:fs';
export const handler = async () => {
  const file = '/tmp/file';
  fs.writeFileSync(file, '');
  try {
    ${call};
  } catch (error) {
    return error.message;
  }
};`;

  expect(await answerOf(source)).toBe(message);
});

it('reading a file needs no streams', async () => {
  const source = `import fs from 'node:fs';
export const handler = async () => [typeof fs.readFileSync('index.mjs', 'utf8'), typeof fs.ReadStream];`;
  expect(await answerOf(source)).toEqual(['string', 'function']);
});

it('an error is logged with all that it has', async () => {
  const [line] = await logOf(`import fs from 'node:fs';
export const handler = async () => {
  try { fs.readFileSync('/tmp/none'); } catch (error) { console.log({ ...error }); }
};`);
  expect(line).toBe("INFO\t{ errno: -2, code: 'ENOENT', syscall: 'open', path: '/tmp/none' }");
});
