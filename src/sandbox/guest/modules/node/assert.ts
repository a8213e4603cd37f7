import assert from 'node-source:assert';

export { assert as moduleExports };
export const { strict } = assert;
