import inspection from 'node-source:internal/util/inspect';

export const { inspect } = inspection;
export { getSystemErrorName } from 'node-source:internal/util';
