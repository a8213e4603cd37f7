import { internals } from 'coldstart:internals';
import { internalBinding } from 'node-source:globals';
import validators from 'node-source:internal/validators';
import { nativeError } from '../node-source/native-error.ts';
import { setImmediate } from '../node-source/timers.ts';
import { errorNumbers } from '../node-source/system-constants.ts';
import { fileConstants } from './file-constants.ts';
import { diskStats, pipeStats, statsOf } from './file-stats.ts';
import { decodeText, encodeName, encodeText } from './file-text.ts';
import {
  allows,
  attach,
  contentOf,
  detach,
  Failure,
  type FolderNode,
  get,
  look,
  makeFolder,
  makeLink,
  type Node,
  requireWritable,
} from './file-tree.ts';
import { close, isStandard, nodeOf, openFile, read, truncate, write } from './open-files.ts';

/** Node's C++ wants a promise for what it is asked with this. */
const kUsePromises = Symbol('fs_use_promises_symbol');

/** Whom Node's C++ tells when it is done. */
class FSReqCallback {
  oncomplete: ((error: unknown, value?: unknown) => void) | undefined;
}

const { getErrorMessage } = internalBinding('uv') as { readonly getErrorMessage: (errno: number) => string };

/** An error as Node's C++ makes it of a failed call. */
function systemError(code: string, syscall: string, paths: readonly string[]): Error {
  const errno = -errorNumbers[code as keyof typeof errorNumbers];
  const [path, dest] = paths;
  const at = (path === undefined ? '' : ` '${path}'`) + (dest === undefined ? '' : ` -> '${dest}'`);
  const error = new Error(`${code}: ${getErrorMessage(errno)}, ${syscall}${at}`);
  return Object.assign(error, {
    errno,
    code,
    syscall,
    ...(path !== undefined && { path }),
    ...(dest !== undefined && { dest }),
  });
}

type Args = readonly unknown[];

interface Operation {
  readonly syscall: string;
  /** The first argument is a descriptor. */
  readonly onDescriptor?: true;
  /** Which argument is a mode that nobody has looked at yet. */
  readonly hasMode?: number;
  /** How many of the arguments are paths, which an error names. */
  readonly paths: 0 | 1 | 2;
  /** Where in the arguments stands whom to tell. None: it is done at once. */
  readonly request?: number;
  readonly run: (...args: never[]) => unknown;
}

function toPath(value: unknown): string {
  return value instanceof Uint8Array ? decodeText(value) : String(value);
}

/** Runs an operation, and makes its failure an error. */
function attempt({ syscall, paths, run }: Operation, args: Args): unknown {
  const names = args.slice(0, paths).map(toPath);
  try {
    return run(...([...names, ...args.slice(paths)] as never[]));
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    throw thrown instanceof PathlessFailure
      ? systemError(thrown.code, thrown.syscall, [])
      : systemError(thrown.code, syscall, names);
  }
}

/** What fails after something was opened: it is told without the path. */
class PathlessFailure extends Failure {
  readonly syscall: string;
  constructor(code: string, syscall: string) {
    super(code);
    this.syscall = syscall;
  }
}

/** What is asked for with somebody to tell is done at once, and told in a later turn of the event loop. */
function asked(operation: Operation): (...args: unknown[]) => unknown {
  return (...args) => {
    if (operation.hasMode !== undefined) args[operation.hasMode] = toMode(args[operation.hasMode]);
    if (operation.onDescriptor === true) validators.validateInt32(args[0], 'fd', 0);
    const request = operation.request === undefined ? undefined : args[operation.request];
    if (request === undefined) {
      const context = operation.request === undefined ? undefined : args[operation.request + 1];
      return typeof context === 'object' && context !== null
        ? told(context, operation, args)
        : attempt(operation, args);
    }
    let outcome: { readonly value: unknown } | { readonly error: unknown };
    try {
      outcome = { value: attempt(operation, args) };
    } catch (error) {
      outcome = { error };
    }
    if (request === kUsePromises) {
      return new Promise((resolve, reject) => {
        setImmediate(() => {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- It is what was thrown.
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.value);
        });
      });
    }
    setImmediate(() => {
      const { oncomplete } = request as FSReqCallback;
      if ('error' in outcome) oncomplete?.call(request, outcome.error);
      else if (outcome.value === undefined) oncomplete?.call(request, null);
      else oncomplete?.call(request, null, outcome.value);
    });
    return undefined;
  };
}

/** Writes an error into what has been handed over for it. */
function told(context: object, operation: Operation, args: Args): unknown {
  try {
    return attempt(operation, args);
  } catch (error) {
    const { errno, syscall, code } = error as { errno: number; syscall: string; code: string };
    Object.assign(context, { errno, syscall, code });
    return undefined;
  }
}

const at = (position: unknown): number | undefined =>
  typeof position === 'number' || typeof position === 'bigint'
    ? Number(position) < 0
      ? undefined
      : Number(position)
    : undefined;

const bytesOf = (view: ArrayBufferView, offset = 0, length = view.byteLength - offset): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + offset, length);

function stat(path: string, isBig: boolean, mustExist: unknown, follow: boolean): unknown {
  try {
    return statsOf(get(path, follow), isBig);
  } catch (thrown) {
    const isAbsent = thrown instanceof Failure && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR');
    if (isAbsent && mustExist === false) return undefined;
    throw thrown;
  }
}

function stated(fd: number, isBig: boolean): unknown {
  return isStandard(fd) ? pipeStats(isBig) : statsOf(nodeOf(fd), isBig);
}

function readWhole(file: string | number, flags: number): string {
  const fd = typeof file === 'number' ? file : openFile(file, flags, 0o666);
  try {
    if (isStandard(fd)) return '';
    const node = nodeOf(fd);
    if (node.kind === 'folder') throw new PathlessFailure('EISDIR', 'read');
    if (node.kind !== 'file') return '';
    if (typeof file !== 'number') return decodeText(contentOf(node));
    const rest = new Uint8Array(node.size);
    return decodeText(rest.subarray(0, read(fd, rest, undefined)));
  } finally {
    if (typeof file !== 'number') close(fd);
  }
}

function writeWhole(file: string | number, text: string, flags: number, mode: number): void {
  const fd = typeof file === 'number' ? file : openFile(file, flags, mode);
  try {
    write(fd, encodeText(text), undefined);
  } catch (thrown) {
    throw thrown instanceof Failure ? new PathlessFailure(thrown.code, 'write') : thrown;
  } finally {
    if (typeof file !== 'number') close(fd);
  }
}

function change(node: Node, apply: () => void): void {
  if (node.mount !== 'tmp') throw new Failure('EROFS');
  apply();
  node.changedMs = internals.host.now();
}

function changeMode(node: Node, mode: number): void {
  change(node, () => (node.mode = (node.mode & ~0o7777) | (mode & 0o7777)));
}

function changeTimes(node: Node, accessed: number, modified: number): void {
  change(node, () => {
    node.accessedMs = accessed * 1_000;
    node.modifiedMs = modified * 1_000;
  });
}

/** Only root may give files away. */
function changeOwner(node: Node, uid: number, gid: number): void {
  change(node, () => {
    const isSame =
      (uid === -1 || uid === 993 || uid === 2 ** 32 - 1) && (gid === -1 || gid === 990 || gid === 2 ** 32 - 1);
    if (!isSame) throw new Failure('EPERM');
  });
}

/** Where something new can be put. */
function placeFor(path: string): { readonly parent: FolderNode; readonly name: string } {
  const { parent, name, node } = look(path, false);
  if (node !== undefined) throw new Failure('EEXIST');
  requireWritable(parent);
  return { parent, name };
}

function addFolder(path: string, mode: number): void {
  const { parent, name } = placeFor(path);
  attach(parent, name, makeFolder('tmp', mode & 0o777 & ~0o022));
}

/** Returns the first folder that was not there. */
function addFolders(path: string, mode: number): string | undefined {
  const parts = path.split('/');
  let first: string | undefined;
  for (let count = 1; count <= parts.length; count++) {
    const part = parts.slice(0, count).join('/');
    if (part === '' || parts[count - 1] === '') continue;
    const { node } = look(part, true);
    if (node?.kind === 'folder') continue;
    if (node !== undefined) throw new Failure(count === parts.length ? 'EEXIST' : 'ENOTDIR');
    // On a disk that nothing can be written to, Node.js finds the folder above missing.
    if (look(part, true).parent.mount !== 'tmp' && count < parts.length) throw new Failure('ENOENT');
    addFolder(part, mode);
    first ??= part;
  }
  return first;
}

function unlink(path: string): void {
  const { parent, name, node } = look(path, false);
  requireWritable(parent);
  if (node === undefined) throw new Failure('ENOENT');
  if (node.kind === 'folder') throw new Failure('EISDIR');
  detach(parent, name);
}

function removeFolder(path: string): void {
  const { parent, name, node } = look(path, false);
  requireWritable(parent);
  if (node === undefined) throw new Failure('ENOENT');
  if (node.kind !== 'folder') throw new Failure('ENOTDIR');
  if (node.children.size > 0) throw new Failure('ENOTEMPTY');
  detach(parent, name);
}

/** `rmSync`, whose arguments have been checked. */
function removeAll(value: unknown): void {
  const path = toPath(value);
  let found: ReturnType<typeof look>;
  try {
    found = look(path, false);
  } catch {
    return;
  }
  const { parent, name, node } = found;
  if (node === undefined) return;
  if (parent.mount !== 'tmp') {
    // To the letter what Node.js says here.
    const error = new Error(`, Unknown error: Read-only file system '${path}'`);
    throw Object.assign(error, { errno: -4_094, code: '', path, syscall: 'rm' });
  }
  detach(parent, name);
}

function rename(from: string, to: string): void {
  const source = look(from, false);
  const target = look(to, false);
  if (source.parent.mount !== target.parent.mount) throw new Failure('EXDEV');
  requireWritable(source.parent);
  requireWritable(target.parent);
  const { node } = source;
  if (node === undefined) throw new Failure('ENOENT');
  if (node === target.node) return;
  if (node.kind === 'folder' && target.path.startsWith(`${source.path}/`)) throw new Failure('EINVAL');
  if (target.node !== undefined) {
    if (node.kind === 'folder' && target.node.kind !== 'folder') throw new Failure('ENOTDIR');
    if (node.kind !== 'folder' && target.node.kind === 'folder') throw new Failure('EISDIR');
    if (target.node.kind === 'folder' && target.node.children.size > 0) throw new Failure('ENOTEMPTY');
    detach(target.parent, target.name);
  }
  attach(target.parent, target.name, node);
  source.parent.children.delete(source.name);
}

function copy(from: string, to: string, mode: number): void {
  const source = get(from);
  if (!allows(source, 4)) throw new Failure('EACCES');
  if (source.kind === 'folder') throw new Failure('EISDIR');
  const { O_CREAT, O_EXCL, O_WRONLY, COPYFILE_EXCL } = fileConstants;
  const exclusive = (mode & COPYFILE_EXCL) === 0 ? 0 : O_EXCL;
  const content = source.kind === 'file' ? contentOf(source) : new Uint8Array();
  const fd = openFile(to, O_WRONLY | O_CREAT | exclusive, source.mode);
  try {
    if (nodeOf(fd) === source) return;
    if (nodeOf(fd).kind === 'file') truncate(fd, 0);
    write(fd, content, undefined);
  } finally {
    close(fd);
  }
}

function link(from: string, to: string): void {
  const node = get(from, false);
  const { parent, name } = placeFor(to);
  if (node.mount !== parent.mount) throw new Failure('EXDEV');
  if (node.kind === 'folder') throw new Failure('EPERM');
  node.links += 1;
  attach(parent, name, node);
}

const kinds: Readonly<Record<Node['kind'], number>> = {
  file: fileConstants.UV_DIRENT_FILE,
  folder: fileConstants.UV_DIRENT_DIR,
  link: fileConstants.UV_DIRENT_LINK,
  device: fileConstants.UV_DIRENT_CHAR,
};

/** Name and kind of what is in a folder, in the order of the names. */
function entriesOf(path: string): readonly (readonly [name: string, kind: number])[] {
  const node = get(path);
  if (node.kind !== 'folder') throw new Failure('ENOTDIR');
  if (!allows(node, 4)) throw new Failure('EACCES');
  return [...node.children]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, child]) => [name, kinds[child.kind]]);
}

function list(path: string, encoding: unknown, hasKinds: boolean): unknown {
  const entries = entriesOf(path);
  const names = entries.map(([name]) => encodeName(name, encoding));
  return hasKinds ? [names, entries.map(([, kind]) => kind)] : names;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function addTemporaryFolder(prefix: unknown, encoding: unknown): unknown {
  const ending = Array.from({ length: 6 }, () => letters.charAt(Math.floor(internals.host.random() * letters.length)));
  const path = toPath(prefix) + ending.join('');
  try {
    addFolder(path, 0o700);
  } catch (thrown) {
    throw thrown instanceof Failure ? systemError(thrown.code, 'mkdtemp', [`${toPath(prefix)}XXXXXX`]) : thrown;
  }
  return encodeName(path, encoding);
}

/** Flags of `access` and `copyFile`, which only Node's C++ looks at. */
function toMode(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number') {
    throw nativeError(TypeError, 'mode must be int32 or null/undefined', 'ERR_INVALID_ARG_TYPE');
  }
  if (!Number.isFinite(value)) throw nativeError(RangeError, 'mode is out of range', 'ERR_OUT_OF_RANGE');
  if (Number.isInteger(value) && value >= 0 && value <= 7) return value;
  throw nativeError(RangeError, 'mode is out of range: >= 0 && <= 7', 'ERR_OUT_OF_RANGE');
}

function checkAccess(path: string, mode: number): void {
  const node = get(path);
  if ((mode & fileConstants.W_OK) !== 0 && node.mount !== 'tmp' && node.kind !== 'device') throw new Failure('EROFS');
  if (!allows(node, mode & 7)) throw new Failure('EACCES');
}

function readLink(path: string, encoding: unknown): unknown {
  const node = get(path, false);
  if (node.kind !== 'link') throw new Failure('EINVAL');
  return encodeName(node.target, encoding);
}

function realPath(path: string, encoding: unknown): unknown {
  const found = look(path, true);
  if (found.node === undefined) throw new Failure('ENOENT');
  return encodeName(found.path, encoding);
}

const readMany = (fd: number, views: readonly ArrayBufferView[], position: unknown): number =>
  overAll(views, position, (bytes, start) => read(fd, bytes, start));
const writeMany = (fd: number, views: readonly ArrayBufferView[], position: unknown): number =>
  overAll(views, position, (bytes, start) => write(fd, bytes, start));

function overAll(
  views: readonly ArrayBufferView[],
  position: unknown,
  move: (bytes: Uint8Array, start: number | undefined) => number,
): number {
  const start = at(position);
  let moved = 0;
  for (const view of views) {
    const count = move(bytesOf(view), start === undefined ? undefined : start + moved);
    moved += count;
    if (count < view.byteLength) break;
  }
  return moved;
}

const nothing = (fd: number): void => {
  if (!isStandard(fd)) nodeOf(fd);
};

/** What `FileHandle` of Node's promises rests on. */
class Handle {
  readonly fd: number;
  constructor(fd: number) {
    this.fd = fd;
  }
  getAsyncId(): number {
    return 0;
  }
  close(): unknown {
    return binding['close']?.(this.fd, kUsePromises);
  }
  closeSync(): void {
    binding['close']?.(this.fd);
  }
  releaseFD(): number {
    return this.fd;
  }
  onread(): void {
    // Only streams of the network's are read so.
  }
}

const operations: Readonly<Record<string, Operation>> = {
  access: { syscall: 'access', paths: 1, hasMode: 1, request: 2, run: checkAccess },
  open: { syscall: 'open', paths: 1, request: 3, run: openFile },
  openFileHandle: {
    syscall: 'open',
    paths: 1,
    request: 3,
    run: (path: string, flags: number, mode: number) => new Handle(openFile(path, flags, mode)),
  },
  close: { syscall: 'close', onDescriptor: true, paths: 0, request: 1, run: close },
  read: {
    syscall: 'read',
    onDescriptor: true,
    paths: 0,
    request: 5,
    run: (fd: number, view: ArrayBufferView, offset: number, length: number, position: unknown) =>
      read(fd, bytesOf(view, offset, length), at(position)),
  },
  readBuffers: { syscall: 'read', onDescriptor: true, paths: 0, request: 3, run: readMany },
  writeBuffer: {
    syscall: 'write',
    onDescriptor: true,
    paths: 0,
    request: 5,
    run: (fd: number, view: ArrayBufferView, offset: number, length: number, position: unknown) =>
      write(fd, bytesOf(view, offset, length), at(position)),
  },
  writeBuffers: { syscall: 'write', onDescriptor: true, paths: 0, request: 3, run: writeMany },
  writeString: {
    syscall: 'write',
    onDescriptor: true,
    paths: 0,
    request: 4,
    run: (fd: number, text: string, position: unknown, encoding?: string) =>
      write(fd, encodeText(text, encoding ?? 'utf8'), at(position)),
  },
  rename: { syscall: 'rename', paths: 2, request: 2, run: rename },
  ftruncate: { syscall: 'ftruncate', onDescriptor: true, paths: 0, request: 2, run: truncate },
  rmdir: { syscall: 'rmdir', paths: 1, request: 1, run: removeFolder },
  fdatasync: { syscall: 'fdatasync', onDescriptor: true, paths: 0, request: 1, run: nothing },
  fsync: { syscall: 'fsync', onDescriptor: true, paths: 0, request: 1, run: nothing },
  mkdir: {
    syscall: 'mkdir',
    paths: 1,
    request: 3,
    run(path: string, mode: number, isRecursive: boolean) {
      if (isRecursive) return addFolders(path, mode);
      addFolder(path, mode);
      return undefined;
    },
  },
  mkdtemp: { syscall: 'mkdtemp', paths: 0, request: 2, run: addTemporaryFolder },
  readdir: { syscall: 'scandir', paths: 1, request: 3, run: list },
  fstat: {
    syscall: 'fstat',
    onDescriptor: true,
    paths: 0,
    request: 2,
    run: stated,
  },
  stat: {
    syscall: 'stat',
    paths: 1,
    request: 2,
    run: (path: string, isBig: boolean, _request: unknown, mustExist: unknown) => stat(path, isBig, mustExist, true),
  },
  lstat: {
    syscall: 'lstat',
    paths: 1,
    request: 2,
    run: (path: string, isBig: boolean, _request: unknown, mustExist: unknown) => stat(path, isBig, mustExist, false),
  },
  statfs: {
    syscall: 'statfs',
    paths: 1,
    request: 2,
    run: (path: string, isBig: boolean) => diskStats(get(path), isBig),
  },
  readlink: { syscall: 'readlink', paths: 1, request: 2, run: readLink },
  symlink: {
    syscall: 'symlink',
    paths: 2,
    request: 3,
    run(target: string, path: string) {
      const { parent, name } = placeFor(path);
      attach(parent, name, makeLink('tmp', target));
    },
  },
  link: { syscall: 'link', paths: 2, request: 2, run: link },
  unlink: { syscall: 'unlink', paths: 1, request: 1, run: unlink },
  chmod: {
    syscall: 'chmod',
    paths: 1,
    request: 2,
    run: (path: string, mode: number) => {
      changeMode(get(path), mode);
    },
  },
  fchmod: {
    syscall: 'fchmod',
    onDescriptor: true,
    paths: 0,
    request: 2,
    run: (fd: number, mode: number) => {
      changeMode(nodeOf(fd), mode);
    },
  },
  chown: {
    syscall: 'chown',
    paths: 1,
    request: 3,
    run: (path: string, uid: number, gid: number) => {
      changeOwner(get(path), uid, gid);
    },
  },
  fchown: {
    syscall: 'fchown',
    onDescriptor: true,
    paths: 0,
    request: 3,
    run: (fd: number, uid: number, gid: number) => {
      changeOwner(nodeOf(fd), uid, gid);
    },
  },
  lchown: {
    syscall: 'lchown',
    paths: 1,
    request: 3,
    run: (path: string, uid: number, gid: number) => {
      changeOwner(get(path, false), uid, gid);
    },
  },
  utimes: {
    syscall: 'utime',
    paths: 1,
    request: 3,
    run: (path: string, accessed: number, modified: number) => {
      changeTimes(get(path), accessed, modified);
    },
  },
  futimes: {
    syscall: 'futime',
    onDescriptor: true,
    paths: 0,
    request: 3,
    run: (fd: number, accessed: number, modified: number) => {
      changeTimes(nodeOf(fd), accessed, modified);
    },
  },
  lutimes: {
    syscall: 'lutime',
    paths: 1,
    request: 3,
    run: (path: string, accessed: number, modified: number) => {
      changeTimes(get(path, false), accessed, modified);
    },
  },
  realpath: { syscall: 'realpath', paths: 1, request: 2, run: realPath },
  copyFile: { syscall: 'copyfile', paths: 2, hasMode: 2, request: 3, run: copy },
};

/** An operation on a file that is named by its path, or by its descriptor. */
const onEither = (
  syscall: string,
  run: (file: string | number, ...rest: never[]) => unknown,
): ((file: unknown, ...rest: unknown[]) => unknown) => {
  const [byDescriptor, byPath] = [
    { syscall, paths: 0, run },
    { syscall: 'open', paths: 1, run },
  ] as const;
  return (...args) => attempt(typeof args[0] === 'number' ? byDescriptor : byPath, args);
};

const isThere = (path: unknown): boolean => {
  try {
    return look(toPath(path), true).node !== undefined;
  } catch {
    return false;
  }
};

/** What of `node:fs` is written in C++. */
export const binding: Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>> = {
  ...Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, asked(operation)])),
  readFileUtf8: onEither('read', readWhole),
  writeFileUtf8: onEither('write', writeWhole),
  existsSync: isThere,
  rmSync: removeAll,
  internalModuleStat(path) {
    try {
      return get(toPath(path)).kind === 'folder' ? 1 : 0;
    } catch {
      return -2;
    }
  },
};

/** What goes with it. */
export const bindingParts = { kUsePromises, FSReqCallback, FileHandle: Handle };

/** What of `fs.opendir` is written in C++: gives name and kind in turn, and null at the end. */
class FolderHandle {
  readonly #entries: readonly (readonly [name: string, kind: number])[];
  #next = 0;
  constructor(path: string) {
    this.#entries = entriesOf(path);
  }
  read(encoding: unknown, count: number, request?: unknown): unknown {
    return asked({
      syscall: 'scandir',
      paths: 0,
      request: 0,
      run: () => {
        const part = this.#entries.slice(this.#next, this.#next + count);
        this.#next += part.length;
        return part.length === 0 ? null : part.flatMap(([name, kind]) => [encodeName(name, encoding), kind]);
      },
    })(request);
  }
  close(request?: unknown): unknown {
    return asked({ syscall: 'closedir', paths: 0, request: 0, run: () => undefined })(request);
  }
}

const openFolder = (path: unknown): FolderHandle => new FolderHandle(toPath(path));

export const folderBinding = {
  opendir: asked({ syscall: 'opendir', paths: 1, request: 2, run: openFolder }),
  opendirSync: asked({ syscall: 'opendir', paths: 0, run: openFolder }),
};
