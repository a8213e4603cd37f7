// What the bundler resolves: other guest modules, and packages without types.
declare module 'coldstart:internals' {
  export const internals: import('../prelude/internals.ts').Internals;
}
// A guest module that exports `moduleExports` is what `default` means to the others.
declare module 'node:crypto' {
  const crypto: object;
  export default crypto;
}
declare module 'node:path' {
  const path: { readonly posix: object; readonly win32: object };
  export default path;
}
declare module 'node:stream' {
  const stream: { readonly promises: object };
  export default stream;
}
declare module 'coldstart:files';
declare module 'coldstart:file_promises' {
  export const promises: { readonly exports: object };
}
