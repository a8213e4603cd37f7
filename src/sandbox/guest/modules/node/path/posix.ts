import path from 'node:path';

const { posix } = path as { readonly posix: object };
export { posix as moduleExports };
