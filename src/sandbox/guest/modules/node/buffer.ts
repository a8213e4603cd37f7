import { buffer } from 'coldstart:bytes';
import { Blob, File, resolveObjectURL } from 'web:blob';

// Node.js defines these on first use.
const lazily = { Blob, resolveObjectURL, File };
for (const [name, value] of Object.entries(lazily)) {
  Object.defineProperty(buffer, name, { value, writable: true, configurable: true, enumerable: true });
}

export { buffer as moduleExports };
export const globals = { Buffer: (buffer as { readonly Buffer: object }).Buffer };
