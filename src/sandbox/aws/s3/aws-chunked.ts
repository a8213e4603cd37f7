import { bytesToLatin1 } from '#kernel';
import { AwsError } from '../aws-error.ts';

/** What was sent, without the chunks that it came in. */
export interface SentBody {
  readonly bytes: Uint8Array;
  /** Headers that follow the last chunk, such as checksums; names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Takes a body out of the chunks in which clients send streams: each a line with its size, then its bytes; checksums follow the
 * last. Other bodies come back as they are.
 */
export function readAwsChunked(body: Uint8Array, headers: Readonly<Record<string, string>>): SentBody {
  const isChunked =
    /\baws-chunked\b/.test(headers['content-encoding'] ?? '') ||
    (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  if (!isChunked) return { bytes: body, trailers: {} };
  const parts: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf(10, at);
    const size = Number.parseInt(bytesToLatin1(body.subarray(at, lineEnd)), 16);
    if (lineEnd === -1 || !(size >= 0))
      throw new AwsError('IncompleteBody', 'The request body terminated unexpectedly', 400);
    if (size === 0) {
      at = lineEnd + 1;
      break;
    }
    parts.push(body.subarray(lineEnd + 1, lineEnd + 1 + size));
    at = lineEnd + 1 + size + 2;
  }
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  const trailers = bytesToLatin1(body.subarray(at))
    .split('\r\n')
    .flatMap((line) => {
      const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
      return name === '' ? [] : [[name.toLowerCase(), value] as const];
    });
  return { bytes, trailers: Object.fromEntries(trailers) };
}
