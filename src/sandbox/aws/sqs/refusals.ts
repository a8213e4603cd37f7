import { entriesOf, type EntryRefusals } from '../protocols/json-service.ts';

const refuseAll: EntryRefusals[string] = (input, { code, message }) => ({
  Failed: entriesOf(input, 'Entries').map(({ Id }) => ({
    Id,
    SenderFault: false,
    Code: code,
    Message: message,
  })),
});

/** What batches answer where each entry has met a fault. Source: Amazon SQS API Reference, BatchResultErrorEntry. */
export const refusals: EntryRefusals = {
  SendMessageBatch: refuseAll,
  DeleteMessageBatch: refuseAll,
  ChangeMessageVisibilityBatch: refuseAll,
};
