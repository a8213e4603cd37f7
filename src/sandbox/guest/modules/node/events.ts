export { default as moduleExports } from 'node-source:events';
