import promises from 'node-source:timers/promises';

export { promises as moduleExports };
export const { setImmediate, setInterval, setTimeout } = promises;
