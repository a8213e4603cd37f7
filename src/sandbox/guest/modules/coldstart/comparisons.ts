// How Node compares deeply: for node:assert and for util.isDeepStrictEqual.
export { default as comparisons } from 'node-source:internal/util/comparisons';
