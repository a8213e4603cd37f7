import path from 'node:path';

const { win32 } = path as { readonly win32: object };
export { win32 as moduleExports };
