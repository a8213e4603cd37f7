import { decodeBase64ToLatin1, latin1ToBytes, utf8Encode } from '#kernel';
import type { HttpResponse } from '../../transcript.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { show } from '../compare-json.ts';
import { problemOf, responseOf } from './response.ts';

export const responseBytes: CheckDefinition<'response-bytes'> = {
  sentence: ({ base64 }) => `The body is the ${bytesOf(base64).length} bytes that are ${show(base64)} in Base64.`,
  examine({ base64 }, subject) {
    const response = responseOf(subject);
    const expected = bytesOf(base64);
    const received = bodyBytes(response);
    const place = expected.findIndex((byte, index) => byte !== received[index]);
    if (place === -1 && received.length === expected.length) return passed;
    const difference =
      received.length === expected.length
        ? `byte ${place} differs`
        : `it has ${received.length} bytes; expected ${expected.length}`;
    return {
      kind: 'failed',
      cause: response.problem === undefined ? 'value' : 'shape',
      expected: base64,
      received: response.body,
      message: `The body is not the one that was expected: ${difference}.${problemOf(response)}`,
    };
  },
};

function bytesOf(base64: string): Uint8Array {
  return latin1ToBytes(decodeBase64ToLatin1(base64));
}

/** Text goes over the wire as UTF-8. */
function bodyBytes({ body, isBinary }: HttpResponse): Uint8Array {
  return isBinary === true ? latin1ToBytes(body) : utf8Encode(body);
}
