import { bytesInUse, contentOf, mostBytes, type Mount, type Node } from './file-tree.ts';

const blockBytes = 4_096;
const devices: Readonly<Record<Mount, number>> = { root: 2_049, task: 1_792, tmp: 1_793 };
/** The user that functions run as. */
const own = { uid: 993, gid: 990 };
const ext4 = 0xef_53;

function sizeOf(node: Node): number {
  switch (node.kind) {
    case 'file':
      return contentOf(node).length;
    case 'folder':
      return blockBytes;
    case 'link':
      return node.target.length;
    case 'device':
      return 0;
  }
}

/** What Node's C++ tells of a file: 18 numbers. */
export function statsOf(node: Node, isBig: boolean): Float64Array | BigInt64Array {
  const size = sizeOf(node);
  const { uid, gid } = node.mount === 'tmp' ? own : { uid: 0, gid: 0 };
  const times = [node.accessedMs, node.modifiedMs, node.changedMs, node.birthMs].flatMap((milliseconds) => [
    Math.floor(milliseconds / 1_000),
    Math.round((milliseconds % 1_000) * 1e6),
  ]);
  const links = node.kind === 'folder' ? 2 : node.links;
  const blocks = Math.ceil(size / blockBytes) * 8;
  return numbers(
    [devices[node.mount], node.mode, links, uid, gid, 0, blockBytes, node.ino, size, blocks, ...times],
    isBig,
  );
}

/** The same of standard input and output, which are pipes. */
export function pipeStats(isBig: boolean): Float64Array | BigInt64Array {
  return numbers([12, 0o010600, 1, own.uid, own.gid, 0, blockBytes, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], isBig);
}

/** What `statfs` tells: of `/tmp` it is its size, everything else is full. */
export function diskStats(node: Node, isBig: boolean): Float64Array | BigInt64Array {
  const free = node.mount === 'tmp' ? Math.floor((mostBytes - bytesInUse()) / blockBytes) : 0;
  const blocks = mostBytes / blockBytes;
  return numbers([ext4, blockBytes, blocks, free, free, blocks / 4, blocks / 8], isBig);
}

function numbers(values: readonly number[], isBig: boolean): Float64Array | BigInt64Array {
  return isBig ? BigInt64Array.from(values, (value) => BigInt(Math.floor(value))) : Float64Array.from(values);
}
