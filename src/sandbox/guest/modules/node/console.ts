import { internals } from 'coldstart:internals';
import { missing } from '../missing.ts';

const { console } = internals;
Object.assign(console, missing('console', ['Console', 'createTask'], 'Use console.log and its like.'));
export { console as moduleExports };
