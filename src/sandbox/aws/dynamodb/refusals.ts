import type { EntryRefusals } from '../protocols/json-service.ts';

/** What batches answer where nothing of them was done. Source: Amazon DynamoDB API Reference, BatchWriteItem and BatchGetItem. */
export const refusals: EntryRefusals = {
  BatchWriteItem: ({ RequestItems }) => ({ UnprocessedItems: RequestItems }),
  BatchGetItem: ({ RequestItems }) => ({ Responses: {}, UnprocessedKeys: RequestItems }),
};
