import type { Clock, IdSource, JsonObject } from '#kernel';
import type { HttpRequest } from '../../exercise-spec.ts';
import type { HttpResponse, InvocationOutcome } from '../../transcript.ts';
import { bodyMembers, httpContext, readPayloadAnswer, timeContext, toPayload } from './http-api.ts';

/** A function URL without authentication, payload format 2.0. Source: Lambda Developer Guide, "Invoking Lambda function URLs". */
const urlId = 'c0ldstartc0ldstartc0ldstart1url0';
const domainName = `${urlId}.lambda-url.us-east-1.on.aws`;

export function toFunctionUrlEvent(request: HttpRequest, clock: Pick<Clock, 'now'>, ids: IdSource): JsonObject {
  return {
    ...toPayload(request, { routeKey: '$default', rawPath: request.path, host: domainName }),
    requestContext: {
      accountId: 'anonymous',
      apiId: urlId,
      domainName,
      domainPrefix: urlId,
      http: httpContext(request, request.path),
      requestId: ids.uuid(),
      routeKey: '$default',
      stage: '$default',
      ...timeContext(clock),
    },
    ...bodyMembers(request),
  };
}

/** Makes the response that the client gets. A function that failed, or an answer that cannot be used, is a 502. */
export function toFunctionUrlResponse(outcome: InvocationOutcome): HttpResponse {
  switch (outcome.kind) {
    case 'function-error':
      if (outcome.error.kind === 'throttled') {
        const headers = { 'content-type': 'application/json' };
        return {
          status: 429,
          headers,
          body: '{"message":"Rate Exceeded."}',
          problem: 'The function was throttled.',
        };
      }
      return badGateway('The function failed, so the URL answers for it.');
    case 'streamed':
      return { status: 200, headers: { 'content-type': outcome.answer.contentType }, body: outcome.answer.body };
    case 'answered': {
      const read = readPayloadAnswer(outcome.answer);
      return read.kind === 'usable' ? read.response : badGateway(read.problem);
    }
  }
}

function badGateway(problem: string): HttpResponse {
  return { status: 502, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error', problem };
}
