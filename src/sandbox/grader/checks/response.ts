import type { HttpResponse } from '../../transcript.ts';
import type { CheckSubject } from '../check-subject.ts';

/** The HTTP response of the checked step. Course validation lets a response check stand only after an HTTP request. */
export function responseOf({ invocation }: CheckSubject): HttpResponse {
  if (invocation.response === undefined) {
    throw new Error(
      'A check of the HTTP response needs a step that is a request; this step invokes the function itself.',
    );
  }
  return invocation.response;
}

/** Why the API could not use the answer, as a sentence to put behind another; empty when it could. */
export function problemOf({ problem }: HttpResponse): string {
  return problem === undefined ? '' : ` ${problem}`;
}
