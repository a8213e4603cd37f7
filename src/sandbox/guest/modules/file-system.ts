import { buffer } from 'coldstart:bytes';
import { internals } from 'coldstart:internals';
import errors from 'node-source:internal/errors';

interface FileNode {
  readonly kind: 'file';
  /** Undefined while the text of a file of the package has not been read yet. */
  bytes: Uint8Array | undefined;
  mode: number;
  readonly ino: number;
  readonly birthMs: number;
  modifiedMs: number;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly children: Map<string, FileNode | FolderNode>;
  mode: number;
  readonly ino: number;
  readonly birthMs: number;
  modifiedMs: number;
}

export type Node = FileNode | FolderNode;

const { Buffer } = buffer as unknown as { readonly Buffer: { from(text: string, encoding: string): Uint8Array } };
const { UVException } = errors as unknown as {
  readonly UVException: new (details: { errno: number; syscall: string; path?: string; dest?: string }) => Error;
};

/** Numbers of the operating system. */
const numbers = {
  ENOENT: -2,
  EBADF: -9,
  EACCES: -13,
  EEXIST: -17,
  EXDEV: -18,
  ENOTDIR: -20,
  EISDIR: -21,
  EINVAL: -22,
  ENOSPC: -28,
  EROFS: -30,
  ENOTEMPTY: -39,
} as const;
export type SystemCode = keyof typeof numbers;

/** An error as the operating system's calls give it in Node.js. */
export function systemError(code: SystemCode, syscall: string, path?: string, dest?: string): Error {
  const details = {
    errno: numbers[code],
    syscall,
    ...(path !== undefined && { path }),
    ...(dest !== undefined && { dest }),
  };
  return new UVException(details);
}

/** The folder that a function can write to; its size on Lambda, unless more is asked for. */
const writableRoot = '/tmp';
const mostBytes = 512 * 2 ** 20;
const taskRoot = '/var/task';

let root: FolderNode | undefined;
let lastInode = 1;
let usedBytes = 0;

function folder(mode = 0o40755): FolderNode {
  const now = internals.host.now();
  lastInode += 1;
  return { kind: 'folder', children: new Map(), mode, ino: lastInode, birthMs: now, modifiedMs: now };
}

function file(bytes: Uint8Array | undefined, mode = 0o100644): FileNode {
  const now = internals.host.now();
  lastInode += 1;
  return { kind: 'file', bytes, mode, ino: lastInode, birthMs: now, modifiedMs: now };
}

/** The tree of this guest: made when it is first asked for, for before there is no guest. */
function tree(): FolderNode {
  if (root !== undefined) return root;
  const made = folder();
  root = made;
  for (const path of ['/tmp', '/var/task', '/var/runtime', '/opt', '/dev', '/etc', '/proc']) makeFolders(path);
  const tmp = lookUp('/tmp');
  if (tmp !== undefined) tmp.mode = 0o40700;
  for (const path of JSON.parse(internals.host.listFiles()) as string[]) {
    makeFolders(path.slice(0, path.lastIndexOf('/'))).children.set(
      path.slice(path.lastIndexOf('/') + 1),
      file(undefined),
    );
  }
  return made;
}

function makeFolders(path: string): FolderNode {
  let at = tree();
  for (const name of partsOf(path)) {
    const child = at.children.get(name) ?? folder();
    if (child.kind === 'file') return at;
    at.children.set(name, child);
    at = child;
  }
  return at;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** The absolute path that something means that Node.js takes as one. */
export function toPath(value: unknown, name = 'path'): string {
  let text: string;
  if (typeof value === 'string') text = value;
  else if (value instanceof Uint8Array) text = String(value);
  else if (isUrl(value)) {
    if (value.protocol !== 'file:') {
      throw Object.assign(new TypeError('The URL must be of scheme file'), { code: 'ERR_INVALID_URL_SCHEME' });
    }
    text = decodeURIComponent(value.pathname);
  } else {
    const { ERR_INVALID_ARG_TYPE: InvalidType } = (
      errors as unknown as { readonly codes: Record<'ERR_INVALID_ARG_TYPE', new (...args: unknown[]) => Error> }
    ).codes;
    throw new InvalidType(name, ['string', 'Buffer', 'URL'], value);
  }
  if (text.includes('\0')) {
    const error = new TypeError(
      `The argument '${name}' must be a string, Uint8Array, or URL without null bytes. Received ${JSON.stringify(text)}`,
    );
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_VALUE' });
  }
  return text;
}

function isUrl(value: unknown): value is { readonly protocol: string; readonly pathname: string } {
  return typeof value === 'object' && value !== null && 'protocol' in value && 'pathname' in value && 'href' in value;
}

export function resolve(path: string): string {
  const parts: string[] = [];
  for (const part of partsOf(path.startsWith('/') ? path : `${taskRoot}/${path}`)) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** What is at a path; undefined where there is nothing. */
export function lookUp(path: string): Node | undefined {
  let at: Node = tree();
  for (const part of partsOf(resolve(path))) {
    const next: Node | undefined = at.kind === 'folder' ? at.children.get(part) : undefined;
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

/** What is at a path. Throws ENOENT, or ENOTDIR where a file is on the way. */
export function find(path: string, syscall: string): Node {
  const found = lookUp(path);
  if (found !== undefined) return found;
  throw systemError(isBehindFile(path) ? 'ENOTDIR' : 'ENOENT', syscall, path);
}

function isBehindFile(path: string): boolean {
  const parts = partsOf(resolve(path));
  return parts.some((_, index) => lookUp(`/${parts.slice(0, index).join('/')}`)?.kind === 'file');
}

/** The folder that a path is in, where something may be changed. */
export function parentForWriting(
  path: string,
  syscall: string,
): { readonly parent: FolderNode; readonly name: string } {
  const full = resolve(path);
  const at = full.lastIndexOf('/');
  const name = full.slice(at + 1);
  if (full !== writableRoot && !full.startsWith(`${writableRoot}/`)) {
    const parent = lookUp(full.slice(0, at) || '/');
    if (parent === undefined) throw systemError('ENOENT', syscall, path);
    throw systemError('EROFS', syscall, path);
  }
  const parent = lookUp(full.slice(0, at) || '/');
  if (parent === undefined) throw systemError(isBehindFile(path) ? 'ENOTDIR' : 'ENOENT', syscall, path);
  if (parent.kind === 'file') throw systemError('ENOTDIR', syscall, path);
  return { parent, name };
}

/** The bytes of a file. */
export function bytesOf(node: FileNode, path: string): Uint8Array {
  node.bytes ??= Buffer.from(internals.host.readText(resolve(path)), 'utf8');
  return node.bytes;
}

/** Puts new bytes into a file. */
export function setBytes(node: FileNode, bytes: Uint8Array, path: string): void {
  const more = bytes.length - (node.bytes?.length ?? 0);
  if (usedBytes + more > mostBytes) throw systemError('ENOSPC', 'write', path);
  usedBytes += more;
  node.bytes = bytes;
  node.modifiedMs = internals.host.now();
}

export function addFile(parent: FolderNode, name: string, mode = 0o666): FileNode {
  const made = file(new Uint8Array(), 0o100000 | (mode & ~0o022));
  parent.children.set(name, made);
  parent.modifiedMs = made.birthMs;
  return made;
}

export function addFolder(parent: FolderNode, name: string): FolderNode {
  const made = folder(0o40755);
  parent.children.set(name, made);
  parent.modifiedMs = made.birthMs;
  return made;
}

/** Takes something out of its folder; the bytes below it are free again. */
export function remove(parent: FolderNode, name: string): void {
  const node = parent.children.get(name);
  if (node !== undefined) usedBytes -= sizeBelow(node);
  parent.children.delete(name);
  parent.modifiedMs = internals.host.now();
}

function sizeBelow(node: Node): number {
  if (node.kind === 'file') return node.bytes?.length ?? 0;
  return [...node.children.values()].reduce((sum, child) => sum + sizeBelow(child), 0);
}
