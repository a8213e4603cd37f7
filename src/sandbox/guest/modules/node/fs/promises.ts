import { promises } from 'coldstart:file_promises';

export const moduleExports = promises.exports;
