import { lambdaQuotas } from '#aws-facts';
import { type JsonObject, utf8Length } from '#kernel';

/** What an event may hold, less room for what stands around its records. */
const mostBytes = lambdaQuotas.synchronousPayload.value * 2 ** 20 - 1_024;

/**
 * Splits a batch, in order, where its event would be larger than a function takes: pollers end a batch there. Source: Lambda Developer
 * Guide, "Batching behavior".
 */
export function splitBySize<Item>(
  batch: readonly Item[],
  toRecord: (item: Item) => JsonObject,
): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  let last: Item[] = [];
  let bytes = mostBytes;
  for (const item of batch) {
    const size = utf8Length(JSON.stringify(toRecord(item))) + 1;
    if (bytes + size > mostBytes) {
      last = [];
      parts.push(last);
      bytes = 0;
    }
    last.push(item);
    bytes += size;
  }
  return parts;
}
