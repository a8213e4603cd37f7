export { default as moduleExports } from 'node-source:path';
