export { default as moduleExports } from 'node-source:querystring';
