import { buffer } from 'coldstart:bytes';
import { internals } from 'coldstart:internals';
import errors from 'node-source:internal/errors';
import { fileConstants } from './file-constants.ts';
import { Dirent, Stats } from './file-stats.ts';
import {
  addFile,
  addFolder,
  bytesOf,
  find,
  lookUp,
  type Node,
  parentForWriting,
  remove,
  resolve,
  setBytes,
  systemError,
  toPath,
} from './file-system.ts';

type Bytes = Uint8Array & { toString(encoding?: string): string };
const { Buffer } = buffer as unknown as {
  readonly Buffer: {
    from(data: unknown, encoding?: unknown): Bytes;
    concat(parts: readonly Uint8Array[]): Bytes;
    alloc(size: number): Bytes;
    isEncoding(encoding: unknown): boolean;
  };
};
const { ERR_INVALID_ARG_TYPE: InvalidType, ERR_INVALID_ARG_VALUE: InvalidValue } = (
  errors as unknown as { readonly codes: Record<string, new (...args: unknown[]) => Error> }
).codes as Record<'ERR_INVALID_ARG_TYPE' | 'ERR_INVALID_ARG_VALUE', new (...args: unknown[]) => Error>;

interface Options {
  readonly encoding?: unknown;
  readonly flag?: unknown;
  readonly mode?: unknown;
  readonly recursive?: unknown;
  readonly force?: unknown;
  readonly withFileTypes?: unknown;
  readonly throwIfNoEntry?: unknown;
}

function optionsOf(options: unknown): Options {
  if (typeof options === 'string') return { encoding: options };
  return typeof options === 'object' && options !== null ? options : {};
}

function output(bytes: Uint8Array, options: unknown): unknown {
  const { encoding } = optionsOf(options);
  if (encoding === undefined || encoding === null || encoding === 'buffer') return Buffer.from(bytes.slice());
  if (!Buffer.isEncoding(encoding)) {
    throw new InvalidValue('encoding', encoding, 'is invalid encoding');
  }
  return Buffer.from(bytes).toString(encoding as string);
}

function input(data: unknown, options: unknown, name = 'data'): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, optionsOf(options).encoding ?? 'utf8');
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  throw new InvalidType(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

interface OpenFile {
  readonly node: Extract<Node, { kind: 'file' }>;
  readonly path: string;
  readonly flags: string;
  position: number;
}

const open = new Map<number, OpenFile>();
let lastDescriptor = 16;

function openFile(fd: unknown, syscall: string): OpenFile {
  if (typeof fd !== 'number') throw new InvalidType('fd', 'number', fd);
  const found = open.get(fd);
  if (found === undefined) throw systemError('EBADF', syscall);
  return found;
}

function flagsOf(flags: unknown): string {
  if (flags === undefined || flags === null) return 'r';
  if (typeof flags === 'string') return flags;
  const number = Number(flags);
  if (number & fileConstants.O_APPEND) return 'a';
  if (number & fileConstants.O_TRUNC) return 'w';
  return number & (fileConstants.O_WRONLY | fileConstants.O_RDWR) ? 'r+' : 'r';
}

function openSync(path: unknown, flags?: unknown, mode?: unknown): number {
  const name = toPath(path);
  const kind = flagsOf(flags);
  const isWriting = /[wa+]/.test(kind);
  const existing = lookUp(name);
  if (isWriting) {
    const { parent, name: own } = parentForWriting(name, 'open');
    if (existing?.kind === 'folder') throw systemError('EISDIR', 'open', name);
    if (existing !== undefined && kind.includes('x')) throw systemError('EEXIST', 'open', name);
    if (existing === undefined) {
      if (kind.startsWith('r')) throw systemError('ENOENT', 'open', name);
      addFile(parent, own, typeof mode === 'number' ? mode : 0o666);
    } else if (kind.startsWith('w')) setBytes(existing, new Uint8Array(), name);
  }
  const node = find(name, 'open');
  lastDescriptor += 1;
  if (node.kind === 'folder') {
    if (isWriting) throw systemError('EISDIR', 'open', name);
    throw systemError('EISDIR', 'read');
  }
  open.set(lastDescriptor, { node, path: name, flags: kind, position: 0 });
  return lastDescriptor;
}

function closeSync(fd: unknown): void {
  openFile(fd, 'close');
  open.delete(fd as number);
}

function readFileSync(path: unknown, options?: unknown): unknown {
  if (typeof path === 'number') {
    const { node, path: name } = openFile(path, 'read');
    return output(bytesOf(node, name), options);
  }
  const name = toPath(path);
  const node = find(name, 'open');
  if (node.kind === 'folder') throw systemError('EISDIR', 'read');
  return output(bytesOf(node, name), options);
}

function writeFileSync(path: unknown, data: unknown, options?: unknown): void {
  write(path, data, options, optionsOf(options).flag ?? 'w');
}

function appendFileSync(path: unknown, data: unknown, options?: unknown): void {
  write(path, data, options, optionsOf(options).flag ?? 'a');
}

function write(path: unknown, data: unknown, options: unknown, flag: unknown): void {
  const bytes = input(data, options);
  const isOpen = typeof path === 'number';
  const fd = isOpen ? path : openSync(path, flag, optionsOf(options).mode);
  try {
    writeBytes(openFile(fd, 'write'), bytes, null);
  } finally {
    if (!isOpen) closeSync(fd);
  }
}

function writeBytes(file: OpenFile, bytes: Uint8Array, position: number | null): number {
  if (!/[wa+]/.test(file.flags)) throw systemError('EBADF', 'write');
  const current = bytesOf(file.node, file.path);
  const at = file.flags.startsWith('a') ? current.length : (position ?? file.position);
  const next = Buffer.alloc(Math.max(current.length, at + bytes.length));
  next.set(current);
  next.set(bytes, at);
  setBytes(file.node, next, file.path);
  if (position === null) file.position = at + bytes.length;
  return bytes.length;
}

function writeSync(fd: unknown, data: unknown, ...rest: unknown[]): number {
  const file = openFile(fd, 'write');
  if (typeof data === 'string') {
    const [position, encoding] = rest;
    return writeBytes(file, input(data, { encoding }), typeof position === 'number' ? position : null);
  }
  const bytes = input(data, undefined, 'buffer');
  const [first, length, position] = rest;
  const named = typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : undefined;
  const offset = Number((named ? named['offset'] : first) ?? 0);
  const count = Number((named ? named['length'] : length) ?? bytes.length - offset);
  const at = named ? named['position'] : position;
  return writeBytes(file, bytes.subarray(offset, offset + count), typeof at === 'number' ? at : null);
}

function readSync(fd: unknown, target: unknown, ...rest: unknown[]): number {
  const file = openFile(fd, 'read');
  if (!ArrayBuffer.isView(target)) throw new InvalidType('buffer', ['Buffer', 'TypedArray', 'DataView'], target);
  const view = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  const [first, length, position] = rest;
  const named = typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : undefined;
  const offset = Number((named ? named['offset'] : first) ?? 0);
  const count = Number((named ? named['length'] : length) ?? view.length - offset);
  const wanted = named ? named['position'] : position;
  const at = typeof wanted === 'number' && wanted >= 0 ? wanted : file.position;
  const part = bytesOf(file.node, file.path).subarray(at, at + Math.min(count, view.length - offset));
  view.set(part, offset);
  if (!(typeof wanted === 'number' && wanted >= 0)) file.position += part.length;
  return part.length;
}

function existsSync(path: unknown): boolean {
  try {
    return lookUp(toPath(path)) !== undefined;
  } catch {
    return false;
  }
}

function accessSync(path: unknown, mode: unknown = fileConstants.F_OK): void {
  const name = toPath(path);
  find(name, 'access');
  if (Number(mode) & fileConstants.W_OK && !resolve(name).startsWith('/tmp'))
    throw systemError('EROFS', 'access', name);
}

const statWith =
  (syscall: string) =>
  (path: unknown, options?: unknown): Stats | undefined => {
    const name = toPath(path);
    if (optionsOf(options).throwIfNoEntry === false && lookUp(name) === undefined) return undefined;
    return new Stats(find(name, syscall), name);
  };
const statSync = statWith('stat');
const lstatSync = statWith('lstat');

function fstatSync(fd: unknown): Stats {
  const { node, path } = openFile(fd, 'fstat');
  return new Stats(node, path);
}

function readdirSync(path: unknown, options?: unknown): unknown[] {
  const name = toPath(path);
  const node = find(name, 'scandir');
  if (node.kind === 'file') throw systemError('ENOTDIR', 'scandir', name);
  const { withFileTypes, recursive } = optionsOf(options);
  const entries: Dirent[] = [];
  const collect = (from: Extract<Node, { kind: 'folder' }>, parentPath: string): void => {
    for (const [child, below] of [...from.children].sort(([one], [other]) => (one < other ? -1 : 1))) {
      entries.push(new Dirent(child, parentPath, below.kind));
      if (recursive === true && below.kind === 'folder') collect(below, `${parentPath}/${child}`);
    }
  };
  collect(node, name);
  if (withFileTypes === true) return entries;
  return entries.map((entry) =>
    entry.parentPath === name ? entry.name : `${entry.parentPath.slice(name.length + 1)}/${entry.name}`,
  );
}

function mkdirSync(path: unknown, options?: unknown): string | undefined {
  const name = toPath(path);
  const { recursive } = optionsOf(options);
  const existing = lookUp(name);
  if (existing !== undefined) {
    if (recursive === true && existing.kind === 'folder') return undefined;
    throw systemError('EEXIST', 'mkdir', name);
  }
  if (recursive !== true) {
    const { parent, name: own } = parentForWriting(name, 'mkdir');
    addFolder(parent, own);
    return undefined;
  }
  const parts = resolve(name).split('/').slice(1);
  let first: string | undefined;
  for (let count = 1; count <= parts.length; count++) {
    const part = `/${parts.slice(0, count).join('/')}`;
    const there = lookUp(part);
    if (there?.kind === 'file') throw systemError('ENOTDIR', 'mkdir', name);
    if (there !== undefined) continue;
    const { parent, name: own } = parentForWriting(part, 'mkdir');
    addFolder(parent, own);
    first ??= part;
  }
  return first;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function mkdtempSync(prefix: unknown): string {
  const start = toPath(prefix, 'prefix');
  const ending = Array.from({ length: 6 }, () => letters.charAt(Math.floor(internals.host.random() * letters.length)));
  const name = start + ending.join('');
  const { parent, name: own } = parentForWriting(name, 'mkdtemp');
  addFolder(parent, own);
  return name;
}

function unlinkSync(path: unknown): void {
  const name = toPath(path);
  const { parent, name: own } = parentForWriting(name, 'unlink');
  const node = parent.children.get(own);
  if (node === undefined) throw systemError('ENOENT', 'unlink', name);
  if (node.kind === 'folder') throw systemError('EISDIR', 'unlink', name);
  remove(parent, own);
}

function rmdirSync(path: unknown, options?: unknown): void {
  const name = toPath(path);
  const { parent, name: own } = parentForWriting(name, 'rmdir');
  const node = parent.children.get(own);
  if (node === undefined) throw systemError('ENOENT', 'rmdir', name);
  if (node.kind === 'file') throw systemError('ENOTDIR', 'rmdir', name);
  if (node.children.size > 0 && optionsOf(options).recursive !== true) throw systemError('ENOTEMPTY', 'rmdir', name);
  remove(parent, own);
}

function rmSync(path: unknown, options?: unknown): void {
  const name = toPath(path);
  const { recursive, force } = optionsOf(options);
  const node = lookUp(name);
  if (node === undefined) {
    if (force === true) return;
    throw systemError('ENOENT', 'lstat', name);
  }
  if (node.kind === 'folder' && recursive !== true) {
    const error = new Error(`Path is a directory: rm returned EISDIR (is a directory) ${name}`);
    throw Object.assign(error, { name: 'SystemError', code: 'ERR_FS_EISDIR', errno: 21, syscall: 'rm', path: name });
  }
  const { parent, name: own } = parentForWriting(name, 'rm');
  remove(parent, own);
}

function renameSync(from: unknown, to: unknown): void {
  const source = toPath(from, 'oldPath');
  const target = toPath(to, 'newPath');
  const node = lookUp(source);
  if (node === undefined) throw systemError('ENOENT', 'rename', source, target);
  const taken = parentForWriting(source, 'rename');
  const put = parentForWriting(target, 'rename');
  const there = put.parent.children.get(put.name);
  if (there?.kind === 'folder' && there.children.size > 0) throw systemError('ENOTEMPTY', 'rename', source, target);
  put.parent.children.set(put.name, node);
  taken.parent.children.delete(taken.name);
}

function copyFileSync(from: unknown, to: unknown, mode: unknown = 0): void {
  const source = toPath(from, 'src');
  const target = toPath(to, 'dest');
  const node = lookUp(source);
  if (node === undefined) throw systemError('ENOENT', 'copyfile', source, target);
  if (node.kind === 'folder') throw systemError('EISDIR', 'copyfile', source, target);
  const { parent, name } = parentForWriting(target, 'copyfile');
  const there = parent.children.get(name);
  if (there !== undefined && Number(mode) & fileConstants.COPYFILE_EXCL) {
    throw systemError('EEXIST', 'copyfile', source, target);
  }
  const copy = there?.kind === 'file' ? there : addFile(parent, name);
  setBytes(copy, bytesOf(node, source).slice(), target);
}

function truncateSync(path: unknown, length: unknown = 0): void {
  const fd = openSync(path, 'r+');
  try {
    ftruncateSync(fd, length);
  } finally {
    closeSync(fd);
  }
}

function ftruncateSync(fd: unknown, length: unknown = 0): void {
  const { node, path } = openFile(fd, 'ftruncate');
  const next = Buffer.alloc(Number(length));
  next.set(bytesOf(node, path).subarray(0, next.length));
  setBytes(node, next, path);
}

function chmodSync(path: unknown, mode: unknown): void {
  const name = toPath(path);
  parentForWriting(name, 'chmod');
  const node = find(name, 'chmod');
  node.mode = (node.mode & ~0o777) | (Number(mode) & 0o777);
}

function utimesSync(path: unknown, _atime: unknown, mtime: unknown): void {
  const name = toPath(path);
  parentForWriting(name, 'utime');
  find(name, 'utime').modifiedMs = mtime instanceof Date ? mtime.getTime() : Number(mtime) * 1_000;
}

function realpathSync(path: unknown): string {
  const name = toPath(path);
  find(name, 'lstat');
  return resolve(name);
}

function nothing(): void {
  // There is no disk that could be behind.
}

/** The operations by their names without `Sync`, as callbacks and promises have them too. */
export const operations = {
  access: accessSync,
  appendFile: appendFileSync,
  chmod: chmodSync,
  chown: nothing,
  close: closeSync,
  copyFile: copyFileSync,
  fdatasync: nothing,
  fstat: fstatSync,
  fsync: nothing,
  ftruncate: ftruncateSync,
  lstat: lstatSync,
  mkdir: mkdirSync,
  mkdtemp: mkdtempSync,
  open: openSync,
  read: readSync,
  readdir: readdirSync,
  readFile: readFileSync,
  realpath: realpathSync,
  rename: renameSync,
  rm: rmSync,
  rmdir: rmdirSync,
  stat: statSync,
  truncate: truncateSync,
  unlink: unlinkSync,
  utimes: utimesSync,
  write: writeSync,
  writeFile: writeFileSync,
} as const;

export { existsSync };
