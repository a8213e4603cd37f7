export { default as moduleExports } from 'node-source:diagnostics_channel';
