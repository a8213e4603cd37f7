import { bytesOf, type Node } from './file-system.ts';

const blockBytes = 4_096;
const folderKind = 0o40000;
const fileKind = 0o100000;
const kindMask = 0o170000;

/** Node's `fs.Stats`. */
export class Stats {
  readonly dev = 1;
  readonly mode: number;
  readonly nlink = 1;
  readonly uid = 993;
  readonly gid = 990;
  readonly rdev = 0;
  readonly blksize = blockBytes;
  readonly ino: number;
  readonly size: number;
  readonly blocks: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;
  constructor(node: Node, path: string) {
    this.mode = node.mode;
    this.ino = node.ino;
    this.size = node.kind === 'file' ? bytesOf(node, path).length : blockBytes;
    this.blocks = Math.ceil(this.size / 512);
    this.atimeMs = node.modifiedMs;
    this.mtimeMs = node.modifiedMs;
    this.ctimeMs = node.modifiedMs;
    this.birthtimeMs = node.birthMs;
  }
  get atime(): Date {
    return new Date(this.atimeMs);
  }
  get mtime(): Date {
    return new Date(this.mtimeMs);
  }
  get ctime(): Date {
    return new Date(this.ctimeMs);
  }
  get birthtime(): Date {
    return new Date(this.birthtimeMs);
  }
  isFile(): boolean {
    return (this.mode & kindMask) === fileKind;
  }
  isDirectory(): boolean {
    return (this.mode & kindMask) === folderKind;
  }
  isSymbolicLink(): boolean {
    return false;
  }
  isFIFO(): boolean {
    return false;
  }
  isSocket(): boolean {
    return false;
  }
  isBlockDevice(): boolean {
    return false;
  }
  isCharacterDevice(): boolean {
    return false;
  }
}

/** Node's `fs.Dirent`. */
export class Dirent {
  readonly name: string;
  readonly parentPath: string;
  readonly #kind: Node['kind'];
  constructor(name: string, parentPath: string, kind: Node['kind']) {
    this.name = name;
    this.parentPath = parentPath;
    this.#kind = kind;
  }
  isFile(): boolean {
    return this.#kind === 'file';
  }
  isDirectory(): boolean {
    return this.#kind === 'folder';
  }
  isSymbolicLink(): boolean {
    return false;
  }
}
