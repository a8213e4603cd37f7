import blob from 'node-source:internal/blob';
import file from 'node-source:internal/file';

export const { Blob } = blob;
export const { File } = file;
export const { resolveObjectURL } = blob;
export const globals = { Blob, File };
