import { bytesToLatin1, latin1ToBytes, utf8Encode } from '#kernel';
import type { Cloud, ServiceReply } from '../aws/index.ts';
import type { SourceFiles } from '../exercise-spec.ts';
import type { NetworkOutcome, NetworkRequest } from '../guest/index.ts';

/** Whether code may call a service of AWS: then the services are loaded. */
export function mayCallAws(files: SourceFiles): boolean {
  return Object.values(files).some((text) => text.includes('@aws-sdk/') || text.includes('amazonaws.com'));
}

/** Hands a request to the services. Undefined where it is for none of them. `sayMissing` is told of what no service does. */
export function requestOfCloud(
  cloud: Cloud,
  { origin, path, method, headers, body = '', isBinary }: NetworkRequest,
  nowMs: number,
  sayMissing: (message: string) => void,
): NetworkOutcome | undefined {
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
  );
  if (reply === undefined) return undefined;
  const missing = describeMissing(reply, host, path);
  if (missing !== undefined) sayMissing(missing);
  const { response, latencyMs } = reply;
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
  const what = operation === '' ? `nothing at ${path}` : `no operation ${operation}`;
  return `This page's simulated ${host} has ${what}. The real service may: what the function got is what AWS answers to an operation that it does not know.`;
}
