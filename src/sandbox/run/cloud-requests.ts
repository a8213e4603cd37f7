import { bytesToLatin1, latin1ToBytes, utf8Encode } from '#kernel';
import type { Cloud, PendingReply, ServiceReply } from '../aws/index.ts';
import type { SourceFiles } from '../exercise-spec.ts';
import type { NetworkOutcome, NetworkRequest } from '../guest/index.ts';

/** Whether code may call a service of AWS: then the services are loaded. */
export function mayCallAws(files: SourceFiles): boolean {
  return Object.values(files).some((text) => text.includes('@aws-sdk/') || text.includes('amazonaws.com'));
}

export interface CloudRequest {
  readonly request: NetworkRequest;
  readonly nowMs: number;
  /** The name of the function that asks. */
  readonly caller: string;
  /** Told of what no service does. */
  readonly sayMissing: (message: string) => void;
}

/** What a service answers, later where others are at work for it meanwhile. */
export type CloudOutcome =
  | { readonly kind: 'now'; readonly outcome: NetworkOutcome }
  /** `tell` is called at the virtual time that it is told; the rest of the latency is the outcome's. */
  | { readonly kind: 'later'; whenDone(tell: (outcome: NetworkOutcome) => void, now: () => number): void };

/** Hands a request to the services. Undefined where it is for none of them. */
export function requestOfCloud(
  cloud: Cloud,
  { request, nowMs, caller, sayMissing }: CloudRequest,
): CloudOutcome | undefined {
  const { origin, path, method, headers, body = '', isBinary } = request;
  const host = /^https?:\/\/([^:/]+)/.exec(origin.toLowerCase())?.[1] ?? '';
  if (!host.endsWith('.amazonaws.com')) return undefined;
  const reply = cloud.handle(
    {
      method,
      host,
      path,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      body: isBinary === true ? latin1ToBytes(body) : utf8Encode(body),
    },
    nowMs,
    caller,
  );
  if (reply === undefined) return undefined;
  if (isPending(reply)) {
    return {
      kind: 'later',
      whenDone(tell, now) {
        reply.whenDone((done) => {
          tell({ ...toOutcome(done), latencyMs: Math.max(0, nowMs + done.latencyMs - now()) });
        });
      },
    };
  }
  const missing = describeMissing(reply, host, path);
  if (missing !== undefined) sayMissing(missing);
  return { kind: 'now', outcome: toOutcome(reply) };
}

function isPending(reply: ServiceReply | PendingReply): reply is PendingReply {
  return 'kind' in reply;
}

function toOutcome({ response, latencyMs }: ServiceReply): NetworkOutcome {
  return {
    kind: 'replied',
    latencyMs,
    status: response.status,
    statusText: '',
    headers: Object.entries(response.headers),
    body: bytesToLatin1(response.body),
    isBinary: true,
  };
}

const unknownOperation = /^(?:UnknownOperationException|NotImplemented|InvalidAction)$/;

function describeMissing({ error, operation }: ServiceReply, host: string, path: string): string | undefined {
  if (error === undefined || !unknownOperation.test(error.code)) return undefined;
  // Protocols that go by paths have the name of the operation in the query string.
  const name = operation === '' ? /[?&]x-id=(\w+)/.exec(path)?.[1] : operation;
  const what = name === undefined ? `nothing at ${path}` : `no operation ${name}`;
  return `This page's simulated ${host} has ${what}. The real service may: what the function got is what AWS answers to an operation that it does not know.`;
}
