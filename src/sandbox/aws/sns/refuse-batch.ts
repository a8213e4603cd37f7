import { entriesOf, type OperationInput } from '../protocols/json-service.ts';
import type { XmlResult } from '../protocols/query.ts';
import type { Fault } from '../service.ts';

/** What `PublishBatch` answers where each entry has met a fault. Source: Amazon SNS API Reference, BatchResultErrorEntry. */
export function refuseBatch(input: OperationInput, { code, message }: Fault): XmlResult {
  const failed = entriesOf(input, 'PublishBatchRequestEntries').map(({ Id }) => ({
    Id: String(Id),
    Code: code,
    Message: message,
    SenderFault: false,
  }));
  return { Successful: { member: [] }, Failed: { member: failed } };
}
