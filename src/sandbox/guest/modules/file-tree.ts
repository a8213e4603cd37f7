import { internals } from 'coldstart:internals';
import { encodeText } from './file-text.ts';

interface NodeBase {
  mode: number;
  /** Where it is: only what is in `/tmp` can change. */
  readonly mount: Mount;
  readonly ino: number;
  readonly birthMs: number;
  links: number;
  accessedMs: number;
  modifiedMs: number;
  changedMs: number;
}
export interface FileNode extends NodeBase {
  readonly kind: 'file';
  /** Room for the content; what is behind `size` is zero. Undefined for a file of the package that nobody has read yet. */
  room: Uint8Array | undefined;
  size: number;
  /** Where a file of the package is. */
  readonly path: string;
}
export interface FolderNode extends NodeBase {
  readonly kind: 'folder';
  readonly children: Map<string, Node>;
}
export interface LinkNode extends NodeBase {
  readonly kind: 'link';
  readonly target: string;
}
/** Something to read from and write to that keeps nothing. */
export interface DeviceNode extends NodeBase {
  readonly kind: 'device';
  /** The descriptor that it stands for; none for `/dev/null`. */
  readonly fd: 1 | 2 | undefined;
}
export type Node = FileNode | FolderNode | LinkNode | DeviceNode;
export type Mount = 'root' | 'task' | 'tmp';

/** What a call of the operating system fails with. */
export class Failure extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The size of `/tmp` on Lambda, unless more is asked for. */
export const mostBytes = 512 * 2 ** 20;
const mostLinks = 40;
const longestName = 255;
const longestPath = 4_096;
const modes = { file: 0o100000, folder: 0o040000, link: 0o120000, device: 0o020000 } as const;

let root: FolderNode | undefined;
let lastInode = 1;
let usedBytes = 0;

function base(kind: Node['kind'], mount: Mount, permissions: number): NodeBase {
  const now = internals.host.now();
  lastInode += 1;
  return {
    mode: modes[kind] | permissions,
    mount,
    ino: lastInode,
    birthMs: now,
    links: 1,
    accessedMs: now,
    modifiedMs: now,
    changedMs: now,
  };
}

export function makeFile(mount: Mount, permissions: number): FileNode {
  return { ...base('file', mount, permissions), kind: 'file', room: new Uint8Array(), size: 0, path: '' };
}

export function makeFolder(mount: Mount, permissions: number): FolderNode {
  return { ...base('folder', mount, permissions), kind: 'folder', children: new Map() };
}

export function makeLink(mount: Mount, target: string): LinkNode {
  return { ...base('link', mount, 0o777), kind: 'link', target };
}

/** The tree of this guest: made when it is first asked for, for before there is no guest. */
function tree(): FolderNode {
  if (root !== undefined) return root;
  const made = makeFolder('root', 0o755);
  for (const path of ['/var/task', '/var/runtime', '/var/lang/bin', '/opt', '/etc', '/proc', '/usr', '/home']) {
    addFolders(made, path, path === '/var/task' ? 'task' : 'root');
  }
  const devices = { null: undefined, stdout: 1, stderr: 2 } as const;
  for (const [name, fd] of Object.entries(devices)) {
    addFolders(made, '/dev', 'root').children.set(name, { ...base('device', 'root', 0o666), kind: 'device', fd });
  }
  made.children.set('tmp', makeFolder('tmp', 0o700));
  for (const path of JSON.parse(internals.host.listFiles()) as string[]) {
    const slash = path.lastIndexOf('/');
    const file: FileNode = { ...base('file', 'task', 0o644), kind: 'file', room: undefined, size: 0, path };
    addFolders(made, path.slice(0, slash), 'task').children.set(path.slice(slash + 1), file);
  }
  root = made;
  return made;
}

function addFolders(start: FolderNode, path: string, mount: Mount): FolderNode {
  let at = start;
  for (const name of partsOf(path)) {
    const known = at.children.get(name);
    const next = known?.kind === 'folder' ? known : makeFolder(at.mount === 'task' ? 'task' : mount, 0o755);
    at.children.set(name, next);
    at = next;
  }
  return at;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

export interface Found {
  readonly parent: FolderNode;
  readonly name: string;
  readonly node: Node | undefined;
  /** It ends with a slash: only a folder can be meant. */
  readonly isFolderPath: boolean;
  /** Where it is, without links. */
  readonly path: string;
}

/** Goes to what is at a path, which need not be there as long as its folder is. `follow`: also where it is a link. */
export function look(path: string, follow: boolean): Found {
  if (path === '') throw new Failure('ENOENT');
  if (path.length >= longestPath) throw new Failure('ENAMETOOLONG');
  return walk([tree()], path.startsWith('/') ? path : `/var/task/${path}`, follow, { links: 0 });
}

/** `above`: the folders from the root on. */
function walk(above: readonly FolderNode[], path: string, follow: boolean, counted: { links: number }): Found {
  let folders = [...(path.startsWith('/') ? above.slice(0, 1) : above)];
  const parts = partsOf(path);
  const isFolderPath = /\/\.?$/.test(path) || path === '.';
  for (const [index, name] of parts.entries()) {
    const parent = folders.at(-1) as FolderNode;
    if (!allows(parent, 1)) throw new Failure('EACCES');
    const isLast = index === parts.length - 1;
    if (name === '..') {
      if (folders.length > 1) folders.pop();
      continue;
    }
    if (name.length > longestName) throw new Failure('ENAMETOOLONG');
    const node = parent.children.get(name);
    if (node?.kind === 'link' && (!isLast || follow || isFolderPath)) {
      counted.links += 1;
      if (counted.links > mostLinks) throw new Failure('ELOOP');
      const rest = parts.slice(index + 1).join('/');
      const target = rest === '' ? node.target : `${node.target}/${rest}`;
      return walk(folders, isFolderPath && isLast ? `${target}/` : target, follow, counted);
    }
    if (isLast) return checked({ parent, name, node, isFolderPath, path: pathOf(folders, name) });
    if (node === undefined) throw new Failure('ENOENT');
    if (node.kind !== 'folder') throw new Failure('ENOTDIR');
    folders = [...folders, node];
  }
  // The root itself, or a path that goes up at its end.
  const node = folders.at(-1) as FolderNode;
  const parent = folders.at(-2) ?? node;
  const name = [...parent.children].find(([, child]) => child === node)?.[0] ?? '';
  return { parent, name, node, isFolderPath, path: pathOf(folders, '') };
}

function checked(found: Found): Found {
  if (found.isFolderPath && found.node !== undefined && found.node.kind !== 'folder') throw new Failure('ENOTDIR');
  return found;
}

function pathOf(folders: readonly FolderNode[], name: string): string {
  const names = folders.slice(1).map((folder, index) => {
    const siblings = folders[index] as FolderNode;
    return [...siblings.children].find(([, child]) => child === folder)?.[0] ?? '';
  });
  return `/${[...names, name].filter((part) => part !== '').join('/')}`;
}

/** What is at a path. */
export function get(path: string, follow = true): Node {
  const { node } = look(path, follow);
  if (node === undefined) throw new Failure('ENOENT');
  return node;
}

/** Whether the function may do something: read 4, write 2, execute 1. What is in `/tmp` is its own. */
export function allows(node: Node, wanted: number): boolean {
  const permissions = node.mount === 'tmp' ? node.mode >> 6 : node.mode;
  return (permissions & wanted) === wanted;
}

/** Throws unless something may be changed in a folder. */
export function requireWritable(parent: FolderNode): void {
  if (parent.mount !== 'tmp') throw new Failure('EROFS');
  if (!allows(parent, 3)) throw new Failure('EACCES');
}

export function attach(parent: FolderNode, name: string, node: Node): void {
  parent.children.set(name, node);
  touch(parent);
}

/** Takes something out of its folder; what nothing leads to any more is free. */
export function detach(parent: FolderNode, name: string): void {
  const node = parent.children.get(name);
  parent.children.delete(name);
  touch(parent);
  if (node === undefined) return;
  node.links -= 1;
  node.changedMs = internals.host.now();
  if (node.links > 0) return;
  if (node.kind === 'file') countBytes(-node.size);
  if (node.kind === 'folder') for (const child of [...node.children.keys()]) detach(node, child);
}

export function touch(node: Node): void {
  node.modifiedMs = internals.host.now();
  node.changedMs = node.modifiedMs;
}

/** The content of a file. */
export function contentOf(node: FileNode): Uint8Array {
  if (node.room === undefined) {
    node.room = encodeText(internals.host.readText(node.path));
    node.size = node.room.length;
  }
  return node.room.subarray(0, node.size);
}

/** Makes a file longer, with zeros, or shorter. */
export function resize(node: FileNode, size: number): void {
  const content = contentOf(node);
  if (usedBytes + size - node.size > mostBytes) throw new Failure('ENOSPC');
  if (size > (node.room?.length ?? 0)) {
    // Twice the room, so that many small writes stay cheap.
    const room = new Uint8Array(Math.max(size, node.size * 2));
    room.set(content);
    node.room = room;
  } else node.room?.fill(0, size, node.size);
  countBytes(size - node.size);
  node.size = size;
  touch(node);
}

function countBytes(more: number): void {
  usedBytes += more;
  internals.host.noteTemporaryBytes(usedBytes);
}

/** Bytes in `/tmp`. */
export const bytesInUse = (): number => usedBytes;
