// Node's own Buffer, and what other guest modules share of it.
export { default as buffer } from 'node-source:buffer';
export { default as internalBuffer } from 'node-source:internal/buffer';
