export { default as moduleExports } from 'node-source:string_decoder';
