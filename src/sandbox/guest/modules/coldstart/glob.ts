// What `path.matchesGlob` matches with: too much to have it in `node:path`.
export { default as glob } from 'node-source:internal/fs/glob';
