export { Buffer } from 'buffer/index.js';

/** BatchGetItem promises no order, and dynalite shuffles by chance. Here the order is the same in each run, and not that of the keys. */
export const sameEachTime = () => 0;
