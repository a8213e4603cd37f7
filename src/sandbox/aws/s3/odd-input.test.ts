import { describe, expect, it } from 'vitest';
import { createTestContext, credentials } from '../real-sdk.fixture.ts';
import { readTarget } from './route-request.ts';
import { createS3 } from './service.ts';
import { signatureOf } from './signature.ts';

/** What a client signs with; S3 looks whether it is there. */
const authorization = 'AWS4-HMAC-SHA256';

interface Request {
  readonly method: string;
  readonly host?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function signedAddress(): string {
  const credential = `${credentials.accessKeyId}%2F20260115%2Fus-east-1%2Fs3%2Faws4_request`;
  const path = `/uploads/notes.txt?X-Amz-Credential=${credential}&X-Amz-Date=20260115T100000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host`;
  const request = { method: 'GET', host: 's3.us-east-1.amazonaws.com', path, headers: {}, body: new Uint8Array() };
  return `${path}&X-Amz-Signature=${signatureOf(request, readTarget(request), credentials.secretAccessKey)}`;
}

/** Requests as they should be; each test puts something odd in one place. */
const requests: Readonly<Record<string, Request>> = {
  PutObject: {
    method: 'PUT',
    path: '/uploads/a.txt',
    headers: {
      'content-type': 'text/plain',
      'x-amz-meta-by': 'ada',
      'x-amz-checksum-crc32': 'AAAAAA==',
      'if-none-match': '*',
    },
    body: 'hello',
  },
  'PutObject in chunks': {
    method: 'PUT',
    path: '/uploads/a.txt',
    headers: {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '5',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    },
    body: '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n',
  },
  GetObject: {
    method: 'GET',
    path: '/uploads/notes.txt?response-content-type=text%2Fplain',
    headers: { range: 'bytes=0-1', 'if-match': '*', 'if-modified-since': 'Thu, 01 Jan 2026 10:00:00 GMT' },
  },
  'GetObject by a signed address': {
    method: 'GET',
    path: signedAddress(),
  },
  HeadObject: { method: 'HEAD', path: '/uploads/notes.txt', headers: { 'x-amz-checksum-mode': 'ENABLED' } },
  DeleteObject: { method: 'DELETE', path: '/uploads/notes.txt' },
  CopyObject: {
    method: 'PUT',
    path: '/uploads/copy.txt',
    headers: {
      'x-amz-copy-source': 'uploads/notes.txt',
      'x-amz-metadata-directive': 'REPLACE',
      'x-amz-copy-source-if-match': '*',
      'x-amz-copy-source-if-modified-since': 'Thu, 01 Jan 2026 10:00:00 GMT',
    },
  },
  DeleteObjects: {
    method: 'POST',
    path: '/uploads?delete',
    body: '<Delete><Object><Key>notes.txt</Key></Object><Quiet>true</Quiet></Delete>',
  },
  ListObjectsV2: {
    method: 'GET',
    path: '/uploads?list-type=2&prefix=n&delimiter=%2F&max-keys=5&start-after=a&encoding-type=url&continuation-token=1.a.20b',
  },
  ListBuckets: { method: 'GET', path: '/' },
  CreateBucket: { method: 'PUT', path: '/another-bucket' },
  HeadBucket: { method: 'HEAD', host: 'uploads.s3.us-east-1.amazonaws.com', path: '/' },
};

const oddTexts = [
  '', ' ', 'x', '*', '"', '%', '%zz', '%00', '%ff%fe', '/', '//', '..', '?', '-1', '1e99', '1.5', '99999999999999999999', 'NaN', 'bytes=', 'bytes=-',
  'bytes=5-1', 'bytes=0-0,2-3', 'bytes=-0', 'Thu, 99 Foo 2026', '<', '<Delete>', '<Delete><Object><Key></Key></Object></Delete>', '&#xFFFFFFFF;', '<Delete><Object><Key>&#x110000;</Key></Object></Delete>',
  'ü', '\u0000', '\ud800', 'uploads', 'uploads/', '/uploads/%E0%A4%A', 'arn:aws:s3:::uploads', 'z'.repeat(3_000), '5\r\nhel', 'ffffffffffff\r\nx', '-5\r\nhello\r\n0\r\n',
]; // prettier-ignore

function open() {
  const context = createTestContext();
  const service = createS3({ uploads: { objects: { 'notes.txt': { text: 'hello' } } } }, context.nowMs);
  return ({ method, host = 's3.us-east-1.amazonaws.com', path, headers = {}, body = '' }: Request) =>
    service.answer(
      { method, host, path, headers: { authorization, ...headers }, body: new TextEncoder().encode(body) },
      context,
    );
}

/** The request with something else in one place: its path, each value of its query, each header, its body. */
function* oddOnes(request: Request): Generator<readonly [where: string, Request]> {
  const [pathname = '', search = ''] = request.path.split('?');
  const pairs = search === '' ? [] : search.split('&');
  for (const odd of oddTexts) {
    yield [`path ${odd}`, { ...request, path: `/${odd}` }];
    yield [`key ${odd}`, { ...request, path: `/uploads/${odd}` }];
    for (const [index, pair] of pairs.entries()) {
      const changed = pairs.with(index, `${pair.split('=')[0] ?? ''}=${odd}`);
      yield [`query ${pair} = ${odd}`, { ...request, path: `${pathname}?${changed.join('&')}` }];
    }
    for (const name of Object.keys(request.headers ?? {}))
      yield [`header ${name} = ${odd}`, { ...request, headers: { ...request.headers, [name]: odd } }];
    yield [`body ${odd}`, { ...request, body: odd }];
  }
  for (const method of ['POST', 'PATCH', 'OPTIONS', 'BREW', '']) yield [`method ${method}`, { ...request, method }];
}

describe('whatever is odd in a request, the answer is one of S3’s own', () => {
  it.each(Object.entries(requests))('%s', (_name, request) => {
    for (const [where, odd] of oddOnes(request)) {
      // What one request did must not be in the way of the next.
      const { response, error } = (() => {
        try {
          return open()(odd);
        } catch (thrown) {
          throw new Error(`${where}: the service itself threw`, { cause: thrown });
        }
      })();
      expect(response.status, where).toBeOneOf([200, 204, 206, 304, 400, 403, 404, 409, 411, 412, 416, 501]);
      if (response.status >= 400) expect(error?.code, where).toMatch(/^[A-Z][A-Za-z]+$/);
    }
  });

  it('takes the requests without anything odd, so that the places are looked at', () => {
    for (const [name, request] of Object.entries(requests)) expect(open()(request).error, name).toBeUndefined();
  });
});

it('S3 refuses, in its own words, what is missing, malformed, too large or not there', () => {
  const said = (request: Request): string => {
    const { response, error } = open()(request);
    return error === undefined
      ? `${response.status}`
      : `${response.status} ${error.code}: ${error.message.slice(0, 160)}`;
  };
  const put = (path: string, headers: Readonly<Record<string, string>> = {}): string =>
    said({ method: 'PUT', path, headers, body: 'x' });
  expect({
    'an unknown bucket': put('/nowhere/a.txt'),
    'an unknown key': said({ method: 'GET', path: '/uploads/other.txt' }),
    'an unknown key, on Head': said({ method: 'HEAD', path: '/uploads/other.txt' }),
    'an unknown bucket, on Head': said({ method: 'HEAD', path: '/nowhere' }),
    'a key of 1,024 bytes': put(`/uploads/${'k'.repeat(1_024)}`),
    'a key of 1,025 bytes': put(`/uploads/${'k'.repeat(1_025)}`),
    'a key of 1,025 bytes in 513 characters': put(`/uploads/${'%C3%BC'.repeat(512)}k`),
    'a copy to a key of 1,025 bytes': put(`/uploads/${'k'.repeat(1_025)}`, {
      'x-amz-copy-source': 'uploads/notes.txt',
    }),
    'to get a key of 1,025 bytes': said({ method: 'GET', path: `/uploads/${'k'.repeat(1_025)}` }),
    'to delete a key of 1,025 bytes': said({ method: 'DELETE', path: `/uploads/${'k'.repeat(1_025)}` }),
    'a copy of what is not there': put('/uploads/b', { 'x-amz-copy-source': 'uploads/other.txt' }),
    'a copy from nowhere': put('/uploads/b', { 'x-amz-copy-source': 'nowhere/other.txt' }),
    'a copy of a bucket': put('/uploads/b', { 'x-amz-copy-source': 'uploads' }),
    'a copy of a source that cannot be decoded': put('/uploads/b', { 'x-amz-copy-source': 'uploads/%E0%A4%A' }),
    'a copy onto itself': put('/uploads/notes.txt', { 'x-amz-copy-source': '/uploads/notes.txt' }),
    'metadata over 2 KB': put('/uploads/b', { 'x-amz-meta-long': 'm'.repeat(2_049) }),
    'a metadata directive that is none': put('/uploads/b', {
      'x-amz-copy-source': 'uploads/notes.txt',
      'x-amz-metadata-directive': 'MERGE',
    }),
    'a range beyond the end': said({ method: 'GET', path: '/uploads/notes.txt', headers: { range: 'bytes=9-' } }),
    'deleting without a list': said({ method: 'POST', path: '/uploads?delete', body: '' }),
    'deleting 1,001 keys': said({
      method: 'POST',
      path: '/uploads?delete',
      body: `<Delete>${'<Object><Key>k</Key></Object>'.repeat(1_001)}</Delete>`,
    }),
    'keys that are no number': said({ method: 'GET', path: '/uploads?list-type=2&max-keys=many' }),
    'a token that is none': said({ method: 'GET', path: '/uploads?list-type=2&continuation-token=%25zz' }),
    'a key for a token': said({ method: 'GET', path: '/uploads?list-type=2&continuation-token=notes.txt' }),
    'a bucket with a bad name': said({ method: 'PUT', path: '/Uploads_1' }),
    'a bucket that is there': said({ method: 'PUT', path: '/uploads' }),
    'a bucket with a body that says something else': said({ method: 'PUT', path: '/uploads', body: 'x' }),
    'a write only where there is another version': put('/uploads/b', { 'if-none-match': '"abc"' }),
    'a digest of other bytes': put('/uploads/b', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }),
    'a digest that is none': put('/uploads/b', { 'content-md5': 'AAAA' }),
    'the digest of the bytes': put('/uploads/b', { 'content-md5': 'ndTkYSaMgDT1yFZOFVxnpg==' }),
    'a bucket that is not empty': said({ method: 'DELETE', path: '/uploads' }),
    'an operation that is not here': said({ method: 'GET', path: '/uploads/notes.txt?acl' }),
    'a method that is none': said({ method: 'BREW', path: '/uploads/notes.txt' }),
  }).toMatchInlineSnapshot(`
    {
      "a bucket that is not empty": "409 BucketNotEmpty: The bucket you tried to delete is not empty",
      "a bucket that is there": "200",
      "a bucket with a bad name": "400 InvalidBucketName: The specified bucket is not valid.",
      "a bucket with a body that says something else": "400 MalformedXML: The XML you provided was not well-formed or did not validate against our published schema",
      "a copy from nowhere": "404 NoSuchBucket: The specified bucket does not exist",
      "a copy of a bucket": "400 InvalidArgument: Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
      "a copy of a source that cannot be decoded": "400 InvalidArgument: Invalid copy source encoding.",
      "a copy of what is not there": "404 NoSuchKey: The specified key does not exist.",
      "a copy onto itself": "400 InvalidRequest: This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location o",
      "a copy to a key of 1,025 bytes": "400 KeyTooLongError: Your key is too long",
      "a digest of other bytes": "400 BadDigest: The Content-MD5 you specified did not match what we received.",
      "a digest that is none": "400 InvalidDigest: The Content-MD5 you specified was invalid.",
      "a key for a token": "400 InvalidArgument: The continuation token provided is incorrect",
      "a key of 1,024 bytes": "200",
      "a key of 1,025 bytes": "400 KeyTooLongError: Your key is too long",
      "a key of 1,025 bytes in 513 characters": "400 KeyTooLongError: Your key is too long",
      "a metadata directive that is none": "400 InvalidArgument: Unknown metadata directive.",
      "a method that is none": "501 NotImplemented: A header you provided implies functionality that is not implemented: this page's S3 has no operation for BREW ",
      "a range beyond the end": "416 InvalidRange: The requested range is not satisfiable",
      "a token that is none": "400 InvalidArgument: The continuation token provided is incorrect",
      "a write only where there is another version": "501 NotImplemented: A header you provided implies functionality that is not implemented",
      "an operation that is not here": "501 NotImplemented: A header you provided implies functionality that is not implemented: this page's S3 has no operation for GET ?acl",
      "an unknown bucket": "404 NoSuchBucket: The specified bucket does not exist",
      "an unknown bucket, on Head": "404 NotFound: ",
      "an unknown key": "404 NoSuchKey: The specified key does not exist.",
      "an unknown key, on Head": "404 NotFound: ",
      "deleting 1,001 keys": "400 MalformedXML: The XML you provided was not well-formed or did not validate against our published schema",
      "deleting without a list": "400 MalformedXML: The XML you provided was not well-formed or did not validate against our published schema",
      "keys that are no number": "400 InvalidArgument: Provided max-keys not an integer or within integer range",
      "metadata over 2 KB": "400 MetadataTooLarge: Your metadata headers exceed the maximum allowed metadata size",
      "the digest of the bytes": "200",
      "to delete a key of 1,025 bytes": "400 KeyTooLongError: Your key is too long",
      "to get a key of 1,025 bytes": "400 KeyTooLongError: Your key is too long",
    }
  `);
});
