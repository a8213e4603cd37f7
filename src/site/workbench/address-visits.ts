import {
  type HttpRequest,
  type HttpResponse,
  type InvocationRecord,
  reasonPhrases,
  type Step,
  type Transcript,
} from '#sandbox';

/** Something that a reader does with an address bar: each is a step of one scenario, which begins anew with each of them. */
export type Visit =
  | { readonly kind: 'request'; readonly request: HttpRequest }
  /** Lets time pass. */
  | { readonly kind: 'wait'; readonly seconds: number };

export function toSteps(visits: readonly Visit[]): readonly Step[] {
  return visits.map((visit) => (visit.kind === 'wait' ? visit : { kind: 'http-request', request: visit.request }));
}

/** What came of a request. */
export interface VisitResult {
  readonly response: HttpResponse;
  /** Absent where the API has answered by itself. */
  readonly invocation?: InvocationRecord;
}

/** What came of each visit; undefined for those that waited. */
export function visitResults(
  visits: readonly Visit[],
  { invocations, directResponses = [] }: Transcript,
): readonly (VisitResult | undefined)[] {
  return visits.map((_visit, index) => {
    const step = index + 1;
    const invocation = invocations.findLast((one) => one.step === step && one.response !== undefined);
    if (invocation?.response !== undefined) return { response: invocation.response, invocation };
    const direct = directResponses.find((one) => one.step === step);
    return direct === undefined ? undefined : { response: direct.response };
  });
}

/** A place that an address names: in the API, on another host, or nowhere. */
export type Place =
  | ({ readonly kind: 'here' } & Pick<HttpRequest, 'path' | 'query'>)
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'nowhere' };

/** HTTP APIs, REST APIs and function URLs: here, all of them are the API. */
const apiHost = /\.(?:execute-api|lambda-url)\.[\w-]+\.(?:amazonaws\.com|on\.aws)$/;
const base = 'https://api.execute-api.us-east-1.amazonaws.com';

/** Reads what somebody types, or a header `location`. As in a browser, a fragment is not sent. */
export function readPlace(text: string): Place {
  const url = URL.parse(text.trim(), base);
  if (url === null) return { kind: 'nowhere' };
  if (!/^https?:$/.test(url.protocol) || !apiHost.test(url.hostname)) return { kind: 'elsewhere', url: url.href };
  const query = Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
  return { kind: 'here', path: url.pathname, query };
}

/** As it would stand in an address bar, without the host. */
export function showAddress({ path, query }: Pick<HttpRequest, 'path' | 'query'>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

/** Such as `302 Found`. */
export function showStatus(status: number): string {
  const reason = reasonPhrases[status];
  return reason === undefined ? String(status) : `${status} ${reason}`;
}

/** What a browser would do with a response, as sentences; empty where it would only show it. */
export function browserWould({ status, headers }: HttpResponse): string {
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  if (!isRedirect) return '';
  const { location } = headers;
  if (location === undefined) return 'A browser would stay here: a redirect needs the header location.';
  const place = readPlace(location);
  const keeps =
    status === 301 || status === 308 ? ' It may keep this answer for good, and not ask the function again.' : '';
  switch (place.kind) {
    case 'here':
      return `A browser would ask for ${showAddress(place)} next.${keeps}`;
    case 'elsewhere':
      return /^https?:/.test(place.url)
        ? `A browser would go to ${place.url} now. Nothing leaves this page.${keeps}`
        : `A browser would not go to ${place.url}: that is no address of the web.`;
    case 'nowhere':
      return `A browser would show an error: ${location} is no address.`;
  }
}
