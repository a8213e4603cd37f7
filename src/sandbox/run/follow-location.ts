import type { HttpRequest, Step } from '../exercise-spec.ts';
import type { DirectResponse, HttpResponse } from '../transcript.ts';
import type { Invoker } from './invoker.ts';

type HttpStep = Extract<Step, { kind: 'http-request' }>;

/** The request that follows the response of an earlier step. Undefined where that leads nowhere, which is noted as a response. */
export function following(
  { follows = 0, ...step }: HttpStep,
  { invoker, directResponses }: { readonly invoker: Invoker; readonly directResponses: DirectResponse[] },
): HttpStep | undefined {
  const { response } =
    invoker.invocations.findLast((one) => one.step === follows && one.response !== undefined) ??
    directResponses.find((one) => one.step === follows) ??
    {};
  const request = followLocation(step.request, response);
  if (request !== undefined) return { ...step, request };
  directResponses.push({ step: invoker.step, response: nothingToFollow(follows, response) });
  return undefined;
}

/** The request of a client that follows a response to a request, within the same API. */
export function followLocation(request: HttpRequest, response: HttpResponse | undefined): HttpRequest | undefined {
  const location = response?.headers['location'];
  if (location === undefined) return undefined;
  // Any host of the API is the API: only that another host is meant makes it another place.
  const [, host, target = ''] = /^(?:https?:\/\/([^/?#]+))?([^#]*)/.exec(location) ?? [];
  const isElsewhere = host === undefined ? /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target) : !apiHosts.test(host);
  if (isElsewhere) return undefined;
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  return { ...request, path: path.startsWith('/') ? path : `/${path}`, query: readQuery(query) };
}

/** HTTP APIs, REST APIs and function URLs. */
const apiHosts = /\.(?:execute-api|lambda-url)\.[\w-]+\.(?:amazonaws\.com|on\.aws)$/;

function readQuery(query: string): HttpRequest['query'] {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s).map(decode);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** What a client has that finds no way to follow. */
function nothingToFollow(step: number, response: HttpResponse | undefined): HttpResponse {
  const location = response?.headers['location'];
  const found =
    location === undefined
      ? `The response of step ${step} has no header location`
      : `The location of step ${step}, "${location}", does not lead to this API`;
  return { status: 0, headers: {}, body: '', problem: `${found}, so no request was sent.` };
}
