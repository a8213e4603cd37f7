import { createIdSource, createRandom } from '#kernel';
import type { CloudHappening } from './happening.ts';
import type { PendingReply, ServiceContext, ServiceReply } from './service.ts';
import type { WireRequest } from './wire.ts';

export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

/** When tests take place. */
export const testTimeMs = Date.UTC(2026, 0, 15, 10);

export function createTestContext(nowMs = testTimeMs): ServiceContext & { readonly happenings: CloudHappening[] } {
  const random = createRandom(1);
  const happenings: CloudHappening[] = [];
  return {
    nowMs,
    ids: createIdSource(random),
    random,
    region: 'us-east-1',
    accountId: '123456789012',
    credentials,
    caller: 'fn',
    tell: (happening) => happenings.push(happening),
    happenings,
  };
}

interface SdkRequest {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** The options of a client of the real SDK whose requests a simulated service answers. */
export function clientOptions(answer: (request: WireRequest) => ServiceReply | PendingReply): {
  readonly region: string;
  readonly credentials: ServiceContext['credentials'];
  readonly maxAttempts: number;
  readonly requestHandler: { handle(request: SdkRequest): Promise<{ readonly response: object }> };
} {
  return {
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    requestHandler: {
      async handle(request) {
        const { Readable } = await import('node:stream');
        const reply = answer(toWireRequest(request, await bytesOf(request.body)));
        const { response } = 'kind' in reply ? await new Promise<ServiceReply>(reply.whenDone) : reply;
        return {
          response: { statusCode: response.status, headers: response.headers, body: Readable.from([response.body]) },
        };
      },
    },
  };
}

async function bytesOf(body: SdkRequest['body']): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Uint8Array.from(Buffer.concat(parts));
}

function toWireRequest({ method, hostname, path, query, headers }: SdkRequest, body: Uint8Array): WireRequest {
  const search = Object.entries(query)
    .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((one) => [key, String(one ?? '')]))
    .map(([key, value]) => `${encodeURIComponent(key ?? '')}=${encodeURIComponent(value ?? '')}`)
    .join('&');
  return {
    method,
    host: hostname,
    path: path + (search === '' ? '' : `?${search}`),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body,
  };
}
