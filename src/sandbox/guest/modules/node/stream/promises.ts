import stream from 'node:stream';

const { promises } = stream;
export { promises as moduleExports };
