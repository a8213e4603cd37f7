export { decide, type AccessRequest, type Decision } from './decide.ts';
export type { PolicyStatement, Scope } from './policy.ts';
