import { isJsonObject, type JsonValue } from '#kernel';
import type { InvocationOutcome } from '../transcript.ts';

/** What a poller makes of the answer of a function that reports failures of single records. */
export type BatchAnswer =
  | { readonly kind: 'all-done' }
  /** These are not done; the others are. */
  | { readonly kind: 'some-failed'; readonly identifiers: readonly string[] }
  /** The answer names none, or one that is not of this batch: then the whole batch has failed. */
  | { readonly kind: 'malformed'; readonly problem: string };

/** What a poller makes of an invocation that did not fail. Without ReportBatchItemFailures, all of the batch is done. */
export function readBatchOutcome(
  outcome: InvocationOutcome,
  functionResponseTypes: readonly string[] | undefined,
  identifiers: readonly string[],
): BatchAnswer {
  if (functionResponseTypes?.includes('ReportBatchItemFailures') !== true) return { kind: 'all-done' };
  return readBatchItemFailures(outcome.kind === 'answered' ? outcome.answer : null, new Set(identifiers));
}

/**
 * Reads an answer with ReportBatchItemFailures on. An empty answer, null, or an empty list mean that all is done. Source: Lambda
 * Developer Guide, "Implementing partial batch responses", success and failure conditions.
 */
export function readBatchItemFailures(answer: JsonValue, known: ReadonlySet<string>): BatchAnswer {
  // An answer without the key, or with null, is a complete success; only what is there and wrong is a failure.
  const failures = isJsonObject(answer) ? answer['batchItemFailures'] : undefined;
  if (failures === undefined || failures === null) return { kind: 'all-done' };
  if (!Array.isArray(failures)) return { kind: 'malformed', problem: 'batchItemFailures is not a list.' };
  const identifiers: string[] = [];
  for (const failure of failures as readonly JsonValue[]) {
    const identifier = isJsonObject(failure) ? failure['itemIdentifier'] : undefined;
    if (identifier === undefined || identifier === null || identifier === '') {
      const problem =
        'An entry of batchItemFailures has no itemIdentifier, or an empty one. Its form is { itemIdentifier: "…" }.';
      return { kind: 'malformed', problem };
    }
    if (typeof identifier !== 'string' || !known.has(identifier)) {
      return {
        kind: 'malformed',
        problem: `No record of the batch has the itemIdentifier ${JSON.stringify(identifier)}.`,
      };
    }
    identifiers.push(identifier);
  }
  return identifiers.length === 0 ? { kind: 'all-done' } : { kind: 'some-failed', identifiers };
}
