// What undici's files ask of files that are not here: fast paths, timers of connections, and what this Node.js can do.

/** Header names that are known in lower case; the others are made so. */
export const headerNameLowerCasedRecord = {};
export const tree = { lookup: (): undefined => undefined };

const features = new Set(['crypto']);
export const runtimeFeatures = { has: (feature: string): boolean => features.has(feature) };
