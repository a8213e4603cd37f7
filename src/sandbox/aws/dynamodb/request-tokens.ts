import { AwsError } from '../aws-error.ts';
import type { Input } from './operations.ts';

/** A token counts for ten minutes. Source: DynamoDB API Reference, TransactWriteItems, ClientRequestToken. */
const tokenMs = 600_000;

export interface RequestTokens {
  /**
   * Does a transaction once for its ClientRequestToken: asked for again within ten minutes it is answered, and nothing is
   * written. Throws an AwsError where the same token comes with another request.
   */
  once(input: Input, nowMs: number, work: () => object): object;
}

interface Done {
  readonly request: string;
  readonly untilMs: number;
}

export function createRequestTokens(): RequestTokens {
  const done = new Map<string, Done>();
  return {
    once(input, nowMs, work) {
      const { ClientRequestToken: token, ...rest } = input;
      if (typeof token !== 'string') return work();
      const request = JSON.stringify(inOrder(rest));
      const before = done.get(token);
      if (before === undefined || before.untilMs <= nowMs) {
        // One that was cancelled has done nothing: it may be tried again.
        const result = work();
        done.set(token, { request, untilMs: nowMs + tokenMs });
        return result;
      }
      if (before.request === request) return {};
      throw new AwsError(
        'com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException',
        'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.',
      );
    },
  };
}

/** The order of an object's members is none of the request's. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, inOrder(member)]),
  );
}
