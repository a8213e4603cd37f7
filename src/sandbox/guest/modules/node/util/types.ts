export { default as moduleExports } from 'node-source:internal/util/types';
