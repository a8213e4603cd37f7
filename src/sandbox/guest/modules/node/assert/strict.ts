import { strict } from 'node:assert';

export { strict as moduleExports };
