// Node's own formatting of values, and what else guest modules share of Node's sources.
import inspection from 'node-source:internal/util/inspect';
import { RecordingProxy } from '../../node-source/recording-proxy.ts';

export const { format, formatWithOptions, inspect } = inspection;
export { table } from '../../node-source/table.ts';
/** By the names that Node's sources require. */
export { default as nodeParts } from 'node-source:parts';

export const globals = { Proxy: RecordingProxy };
