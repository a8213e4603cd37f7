// What Node's own modules for files rest on.
import '../file-install.ts';

export { default as utils } from 'node-source:internal/fs/utils';
