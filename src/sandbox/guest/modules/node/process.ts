import { internals } from 'coldstart:internals';

const { process } = internals;
export { process as moduleExports };
