import { sourceQuotas } from '#aws-facts';
import type { IdSource, JsonObject, Simulation } from '#kernel';
import type { HttpRequest, Step } from '../exercise-spec.ts';
import {
  httpApiNotFound,
  matchRoute,
  preflightResponse,
  restApiNoRoute,
  restApiTimeout,
  serviceUnavailable,
  toFunctionUrlEvent,
  toFunctionUrlResponse,
  toHttpApiEvent,
  toHttpResponse,
  toRestApiEvent,
  toRestApiResponse,
  withCors,
} from '../sources/http/index.ts';
import type { HttpResponse, InvocationOutcome } from '../transcript.ts';
import type { HttpTriggerKind, TriggerSpec } from '../trigger-spec.ts';

type HttpStep = Extract<Step, { kind: 'http-request' }>;
type HttpTrigger = Extract<TriggerSpec, { kind: HttpTriggerKind }>;

/** What an API does with a request: it asks the function, or answers by itself. */
export type HttpExchange =
  | { readonly kind: 'direct'; readonly response: HttpResponse }
  | {
      readonly kind: 'invocation';
      readonly event: JsonObject;
      /** `tookMs` is how long the caller has waited for the function. */
      respond(outcome: InvocationOutcome, tookMs: number): HttpResponse;
    };

/** How long the APIs wait for a function. */
const restTimeoutMs = sourceQuotas.restApiTimeout.value * 1_000;
const httpTimeoutMs = sourceQuotas.httpApiTimeout.value * 1_000;

export function openHttpExchange(
  step: HttpStep,
  triggers: readonly TriggerSpec[],
  clock: Pick<Simulation, 'now'>,
  ids: IdSource,
): HttpExchange {
  const { request } = step;
  const trigger = triggerOf(step, triggers);
  switch (trigger.kind) {
    case 'rest-api': {
      const matched = routeOf(trigger.routes, request);
      if (matched === 'none') return { kind: 'direct', response: restApiNoRoute };
      const place = { ...trigger, ...(matched !== undefined && { matched }) };
      return {
        kind: 'invocation',
        event: toRestApiEvent(request, clock, ids, place),
        respond: (outcome, tookMs) =>
          tookMs > restTimeoutMs ? restApiTimeout : toRestApiResponse(outcome, request, place),
      };
    }
    case 'http-api': {
      const { cors } = trigger;
      const preflight = cors && preflightResponse(request, cors);
      if (preflight !== undefined) return { kind: 'direct', response: preflight };
      const matched = routeOf(trigger.routes, request);
      if (matched === 'none') return { kind: 'direct', response: httpApiNotFound };
      const { stage } = trigger;
      const place = { ...(matched !== undefined && { matched }), ...(stage !== undefined && { stage }) };
      return {
        kind: 'invocation',
        event: toHttpApiEvent(request, clock, ids, place),
        respond(outcome, tookMs) {
          if (tookMs > httpTimeoutMs)
            return serviceUnavailable('The function did not answer within the 30 s that the API waits.');
          const response = toHttpResponse(outcome);
          return cors === undefined ? response : withCors(response, request, cors);
        },
      };
    }
    case 'function-url': {
      const { cors } = trigger;
      const preflight = cors && preflightResponse(request, cors);
      if (preflight !== undefined) return { kind: 'direct', response: preflight };
      return {
        kind: 'invocation',
        event: toFunctionUrlEvent(request, clock, ids),
        respond(outcome) {
          const response = toFunctionUrlResponse(outcome);
          return cors === undefined ? response : withCors(response, request, cors);
        },
      };
    }
  }
}

/** Reads the answer to an event that somebody sends by hand as an API of this kind does. */
export function respondAs(kind: HttpTriggerKind, outcome: InvocationOutcome): HttpResponse {
  switch (kind) {
    case 'rest-api':
      return toRestApiResponse(outcome, { method: 'GET', path: '/', query: {}, headers: {} });
    case 'http-api':
      return toHttpResponse(outcome);
    case 'function-url':
      return toFunctionUrlResponse(outcome);
  }
}

/** Which kind of API takes a request. */
export function apiOf(step: HttpStep, triggers: readonly TriggerSpec[] = []): HttpTriggerKind {
  return triggerOf(step, triggers).kind;
}

const kinds = { rest: 'rest-api', http: 'http-api', url: 'function-url' } as const;

/** The trigger of the kind that the step asks for; without one, the first that takes requests. */
function triggerOf({ api }: HttpStep, triggers: readonly TriggerSpec[]): HttpTrigger {
  const candidates = triggers.filter(
    (one): one is HttpTrigger => one.kind === 'rest-api' || one.kind === 'http-api' || one.kind === 'function-url',
  );
  if (api === undefined) return candidates[0] ?? { kind: 'http-api' };
  return candidates.find(({ kind }) => kind === kinds[api]) ?? { kind: kinds[api] };
}

function routeOf(routes: readonly string[] | undefined, { method, path }: HttpRequest) {
  return routes === undefined ? undefined : (matchRoute(routes, method, path) ?? 'none');
}
