import { internals } from 'coldstart:internals';
import { fileConstants } from './file-constants.ts';
import { decodeText } from './file-text.ts';
import {
  allows,
  attach,
  contentOf,
  Failure,
  look,
  makeFile,
  type Node,
  requireWritable,
  resize,
  touch,
} from './file-tree.ts';

const { O_APPEND, O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_RDWR, O_TRUNC, O_WRONLY } = fileConstants;
const umask = 0o022;

interface OpenFile {
  readonly node: Node;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  readonly isAppending: boolean;
  position: number;
}

/** As on Lambda, the first ones are taken. */
const firstDescriptor = 20;
const openFiles = new Map<number, OpenFile>();

export function openFile(path: string, flags: number, mode: number): number {
  const isNew = (flags & O_CREAT) !== 0 && (flags & O_EXCL) !== 0;
  const { parent, name, node: existing, isFolderPath } = look(path, !isNew && (flags & O_NOFOLLOW) === 0);
  const access = flags & (O_WRONLY | O_RDWR);
  const canWrite = access !== 0;
  let node = existing;
  if (node === undefined) {
    if ((flags & O_CREAT) === 0) throw new Failure('ENOENT');
    if (isFolderPath) throw new Failure('EISDIR');
    requireWritable(parent);
    node = makeFile('tmp', mode & 0o7777 & ~umask);
    attach(parent, name, node);
  } else {
    if (isNew) throw new Failure('EEXIST');
    if (node.kind === 'link') throw new Failure('ELOOP');
    if (node.kind === 'folder' && (canWrite || (flags & O_CREAT) !== 0)) throw new Failure('EISDIR');
    if (node.kind !== 'folder' && (flags & O_DIRECTORY) !== 0) throw new Failure('ENOTDIR');
    if (canWrite && node.mount !== 'tmp' && node.kind !== 'device') throw new Failure('EROFS');
    if (!allows(node, (access === O_WRONLY ? 0 : 4) | (canWrite ? 2 : 0))) throw new Failure('EACCES');
    if ((flags & O_TRUNC) !== 0 && node.kind === 'file') resize(node, 0);
  }
  let fd = firstDescriptor;
  while (openFiles.has(fd)) fd += 1;
  openFiles.set(fd, {
    node,
    canRead: access !== O_WRONLY,
    canWrite,
    isAppending: (flags & O_APPEND) !== 0,
    position: 0,
  });
  return fd;
}

function get(fd: number): OpenFile {
  const file = openFiles.get(fd);
  if (file === undefined) throw new Failure('EBADF');
  return file;
}

/** Standard input, output and error: they are always open. */
export function isStandard(fd: number): boolean {
  return fd >= 0 && fd <= 2 && !openFiles.has(fd);
}

export function nodeOf(fd: number): Node {
  return get(fd).node;
}

export function close(fd: number): void {
  if (!openFiles.delete(fd) && !isStandard(fd)) throw new Failure('EBADF');
}

/** Reads into a target, from a position or from where the last one ended. Returns how many bytes. */
export function read(fd: number, target: Uint8Array, position: number | undefined): number {
  if (isStandard(fd)) return 0;
  const file = get(fd);
  if (!file.canRead) throw new Failure('EBADF');
  if (file.node.kind === 'folder') throw new Failure('EISDIR');
  if (file.node.kind !== 'file') return 0;
  const start = position ?? file.position;
  const part = contentOf(file.node).subarray(start, start + target.length);
  target.set(part);
  if (position === undefined) file.position += part.length;
  return part.length;
}

/** Writes at a position, or at where the last one ended. Returns how many bytes. */
export function write(fd: number, bytes: Uint8Array, position: number | undefined): number {
  if (isStandard(fd)) return print(fd, bytes);
  const file = get(fd);
  if (!file.canWrite) throw new Failure('EBADF');
  if (file.node.kind === 'device') return print(file.node.fd, bytes);
  if (file.node.kind !== 'file') throw new Failure('EINVAL');
  const start = file.isAppending ? file.node.size : (position ?? file.position);
  const end = start + bytes.length;
  if (end > file.node.size) resize(file.node, end);
  else touch(file.node);
  file.node.room?.set(bytes, start);
  if (position === undefined || file.isAppending) file.position = end;
  return bytes.length;
}

function print(fd: number | undefined, bytes: Uint8Array): number {
  if (fd === 0) throw new Failure('EBADF');
  const text = decodeText(bytes);
  if (fd === 1) internals.host.writeLog('raw', 'INFO', '', text);
  if (fd === 2) internals.host.writeLog('stderr', 'ERROR', '', text);
  return bytes.length;
}

export function truncate(fd: number, size: number): void {
  const { node, canWrite } = get(fd);
  if (!canWrite || node.kind !== 'file') throw new Failure('EINVAL');
  resize(node, Math.max(0, size));
}
