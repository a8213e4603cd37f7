export * from './slug.mjs';
export * from './price.mjs';
export * from './calendar.mjs';
