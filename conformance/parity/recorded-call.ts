import type { JsonValue } from '#kernel';

/** A service whose operations are compared. */
export type ComparedService = 'dynamodb' | 's3' | 'sqs';

export const comparedServices: readonly ComparedService[] = ['dynamodb', 's3', 'sqs'];

/** What came of one call of the real SDK, as `programs/record.mjs` keeps it. */
export interface RecordedCall {
  /** `document` where the call went through `lib-dynamodb`, `fifo` where it was about a FIFO queue. */
  readonly service: ComparedService | 'document' | 'fifo';
  /** Unique within the service. */
  readonly name: string;
  readonly operation: string;
  readonly result: { readonly status: number } & (
    | { readonly output: JsonValue }
    | { readonly error: { readonly name: string; readonly message: string; readonly [member: string]: JsonValue } }
  );
}
