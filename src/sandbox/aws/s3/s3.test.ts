import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createS3 } from './service.ts';

function open() {
  const context = createTestContext();
  const service = createS3(
    {
      uploads: {
        objects: {
          'a.txt': { text: 'hello', contentType: 'text/plain', metadata: { by: 'ada' } },
          'photos/2026/one.png': { base64: 'iVBORw==', contentType: 'image/png' },
          'photos/2026/two words+é.png': { text: 'two' },
          'photos/old.png': { text: 'old' },
        },
      },
      thumbnails: { objects: {} },
    },
    testTimeMs,
  );
  const client = new S3Client(clientOptions((request) => service.answer(request, context)));
  return { service, context, client };
}

async function failureOf(sent: Promise<unknown>) {
  return sent.then(
    () => {
      throw new Error('It went well.');
    },
    (error: unknown) => {
      const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
      return [name, message, $metadata.httpStatusCode];
    },
  );
}

describe('the real client', () => {
  it('deletes only what is there, or one version of it, where it is asked to', async () => {
    const { client } = open();
    const [Bucket, Key, ETag] = ['uploads', 'a.txt', '"5d41402abc4b2a76b9719d911017c592"'];
    const remove = (IfMatch: string, key = Key) => client.send(new DeleteObjectCommand({ Bucket, Key: key, IfMatch }));
    expect(await failureOf(remove('"other"'))).toEqual([
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
    ]);
    expect(await failureOf(remove('*', 'none'))).toEqual(['NoSuchKey', 'The specified key does not exist.', 404]);
    const Objects = [{ Key, ETag: '"other"' }, { Key: 'photos/old.png' }, { Key: 'none' }];
    expect(await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))).toMatchObject({
      Deleted: [{ Key: 'photos/old.png' }, { Key: 'none' }],
      Errors: [{ Key, Code: 'PreconditionFailed' }],
    });
    const { KeyCount, Contents } = await client.send(new ListObjectsV2Command({ Bucket, FetchOwner: true }));
    expect([KeyCount, Contents?.[0]?.Owner?.ID]).toEqual([3, '123456789012']);
    await remove(ETag);
    expect((await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }))).KeyCount).toBe(0);
  });

  it('gets an object with its type, metadata and body, whole or in part', async () => {
    const { client } = open();
    const object = await client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'a.txt' }));
    expect(object).toMatchObject({
      ContentType: 'text/plain',
      ContentLength: 5,
      Metadata: { by: 'ada' },
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      LastModified: new Date(testTimeMs),
    });
    expect(await object.Body?.transformToString()).toBe('hello');
    const part = await client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'a.txt', Range: 'bytes=1-3' }));
    expect([await part.Body?.transformToString(), part.ContentRange]).toEqual(['ell', 'bytes 1-3/5']);
  });

  it.each([
    ['text', 'grün', 'grün'],
    ['bytes', new Uint8Array([0, 255, 13, 10]), '\u0000\ufffd\r\n'],
    ['a stream', Readable.from([Buffer.from('in '), Buffer.from('parts')]), 'in parts'],
  ])('puts %s', async (_what, Body, text) => {
    const { client, service, context } = open();
    const length = Body instanceof Readable ? { ContentLength: 8 } : {};
    const { ETag } = await client.send(
      new PutObjectCommand({
        Bucket: 'thumbnails',
        Key: 'x/y z+é',
        Body,
        ContentType: 'text/x',
        Metadata: { A: '1' },
        ...length,
      }),
    );
    const [record] = service.state()['thumbnails'] ?? [];
    expect(record).toMatchObject({
      key: 'x/y z+é',
      contentType: 'text/x',
      metadata: { a: '1' },
      eTag: ETag?.slice(1, -1),
    });
    const { Body: stored } = await client.send(new GetObjectCommand({ Bucket: 'thumbnails', Key: 'x/y z+é' }));
    expect(await stored?.transformToString()).toBe(text);
    expect(context.happenings).toMatchObject([
      { kind: 'object-created', eventName: 'ObjectCreated:Put', bucket: 'thumbnails', key: 'x/y z+é' },
    ]);
  });

  it('lists by prefix and delimiter, and page by page', async () => {
    const { client } = open();
    const listed = await client.send(
      new ListObjectsV2Command({ Bucket: 'uploads', Prefix: 'photos/', Delimiter: '/' }),
    );
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['photos/old.png']);
    expect(listed.CommonPrefixes).toEqual([{ Prefix: 'photos/2026/' }]);
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket: 'uploads',
          MaxKeys: 1,
          ...(token !== undefined && { ContinuationToken: token }),
        }),
      );
      keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(keys).toEqual(['a.txt', 'photos/2026/one.png', 'photos/2026/two words+é.png', 'photos/old.png']);
  });

  it('copies, heads and deletes', async () => {
    const { client, context } = open();
    await client.send(
      new CopyObjectCommand({
        Bucket: 'thumbnails',
        Key: 'copy',
        CopySource: encodeURIComponent('uploads/photos/2026/two words+é.png'),
      }),
    );
    expect(await client.send(new HeadObjectCommand({ Bucket: 'thumbnails', Key: 'copy' }))).toMatchObject({
      ContentLength: 3,
    });
    await client.send(new DeleteObjectCommand({ Bucket: 'thumbnails', Key: 'copy' }));
    await client.send(new DeleteObjectCommand({ Bucket: 'thumbnails', Key: 'copy' }));
    const { Deleted } = await client.send(
      new DeleteObjectsCommand({ Bucket: 'uploads', Delete: { Objects: [{ Key: 'a.txt' }, { Key: 'not & there' }] } }),
    );
    expect(Deleted).toEqual([{ Key: 'a.txt' }, { Key: 'not & there' }]);
    expect(context.happenings.map((one) => 'eventName' in one && one.eventName)).toEqual([
      'ObjectCreated:Copy',
      'ObjectRemoved:Delete',
      'ObjectRemoved:Delete',
    ]);
  });
});

describe('errors of the service', () => {
  it('what is not there', async () => {
    const { client } = open();
    const get = (Bucket: string, Key: string) => failureOf(client.send(new GetObjectCommand({ Bucket, Key })));
    expect(await get('uploads', 'nope')).toEqual(['NoSuchKey', 'The specified key does not exist.', 404]);
    expect(await get('nope', 'a.txt')).toEqual(['NoSuchBucket', 'The specified bucket does not exist', 404]);
    expect(await failureOf(client.send(new HeadObjectCommand({ Bucket: 'uploads', Key: 'nope' })))).toMatchObject([
      'NotFound',
      expect.any(String),
      404,
    ]);
  });

  it('a write that must not overwrite, a version that is not there, a range beyond the end', async () => {
    const { client } = open();
    const put = (conditions: object) =>
      failureOf(client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'a.txt', Body: 'x', ...conditions })));
    const failed = ['PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412];
    expect(await put({ IfNoneMatch: '*' })).toEqual(failed);
    expect(await put({ IfMatch: '"other"' })).toEqual(failed);
    const beyond = new GetObjectCommand({ Bucket: 'uploads', Key: 'a.txt', Range: 'bytes=9-' });
    expect(await failureOf(client.send(beyond))).toEqual([
      'InvalidRange',
      'The requested range is not satisfiable',
      416,
    ]);
  });

  it('an operation that the page’s S3 does not have', async () => {
    const { client } = open();
    const tagging = new PutObjectTaggingCommand({ Bucket: 'uploads', Key: 'a.txt', Tagging: { TagSet: [] } });
    expect(await failureOf(client.send(tagging))).toMatchObject([
      'NotImplemented',
      expect.stringContaining('?tagging'),
      501,
    ]);
  });
});

it('a signed address is good until its time is over', async () => {
  const { client, service, context } = open();
  const url = new URL(
    await getSignedUrl(client, new GetObjectCommand({ Bucket: 'uploads', Key: 'a.txt' }), {
      expiresIn: 60,
      signingDate: new Date(testTimeMs),
    }),
  );
  const at = (nowMs: number) =>
    service.answer(
      { method: 'GET', host: url.hostname, path: url.pathname + url.search, headers: {}, body: new Uint8Array() },
      { ...context, nowMs },
    );
  expect(new TextDecoder().decode(at(testTimeMs + 60_000).response.body)).toBe('hello');
  const late = at(testTimeMs + 60_001).response;
  expect([late.status, new TextDecoder().decode(late.body)]).toEqual([
    403,
    expect.stringContaining('<Message>Request has expired</Message>'),
  ]);
});

it('a signed address is good for what it was signed for, and nothing is open to who has signed nothing', async () => {
  const { client, service, context } = open();
  const sign = async (command: GetObjectCommand | PutObjectCommand) =>
    new URL(await getSignedUrl(client, command, { expiresIn: 60, signingDate: new Date(testTimeMs) }));
  const codeOf = (method: string, { hostname, pathname, search }: URL): string | number => {
    const request = { method, host: hostname, path: pathname + search, headers: {}, body: new Uint8Array() };
    const { response, error } = service.answer(request, context);
    return error?.code ?? response.status;
  };
  const key = 'photos/2026/two words+é.png';
  const address = await sign(new GetObjectCommand({ Bucket: 'uploads', Key: key }));
  expect(codeOf('GET', address)).toBe(200);
  expect(codeOf('PUT', await sign(new PutObjectCommand({ Bucket: 'uploads', Key: 'new.txt' })))).toBe(200);
  expect(codeOf('PUT', address)).toBe('SignatureDoesNotMatch');
  expect(codeOf('GET', new URL(address.href.replace('2026', '2025')))).toBe('SignatureDoesNotMatch');
  expect(codeOf('GET', new URL(address.href.replace('X-Amz-Expires=60', 'X-Amz-Expires=600')))).toBe(
    'SignatureDoesNotMatch',
  );
  expect(codeOf('GET', new URL(address.href.replace('AKID', 'ASID')))).toBe('InvalidAccessKeyId');
  expect(codeOf('GET', new URL('/a.txt', address))).toBe('AccessDenied');
});

describe('what clients may rely on', () => {
  it('an object whose client did not say what it is has the type that S3 gives', () => {
    const { service, context } = open();
    const send = (method: string, headers: Record<string, string>, text = '') =>
      service.answer(
        {
          method,
          host: 'uploads.s3.us-east-1.amazonaws.com',
          path: '/bare',
          headers: { authorization: 'AWS4-HMAC-SHA256', ...headers },
          body: new TextEncoder().encode(text),
        },
        context,
      ).response;
    send('PUT', {}, 'x');
    expect(send('HEAD', {}).headers['content-type']).toBe('binary/octet-stream');
  });

  it('a checksum that was sent comes back, whether it was a header or came after the body', async () => {
    const { client } = open();
    const put = (Body: string | Readable) =>
      client.send(
        new PutObjectCommand({
          Bucket: 'uploads',
          Key: 'sum',
          Body,
          ...(typeof Body === 'string' ? {} : { ContentLength: 5 }),
        }),
      );
    for (const body of ['hello', Readable.from(['hello'])]) {
      expect(await put(body)).toMatchObject({ ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' });
      const got = await client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'sum' }));
      expect(got.ChecksumCRC32).toBe('NhCmhg==');
      expect(await got.Body?.transformToString()).toBe('hello');
    }
    const part = await client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'sum', Range: 'bytes=1-2' }));
    expect(part.ChecksumCRC32).toBeUndefined();
  });

  it('reads and copies are bound to a version, by tag and by time', async () => {
    const { client } = open();
    const get = (conditions: object) =>
      failureOf(client.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'a.txt', ...conditions })));
    const copy = (conditions: object) =>
      failureOf(
        client.send(
          new CopyObjectCommand({ Bucket: 'thumbnails', Key: 'c', CopySource: 'uploads/a.txt', ...conditions }),
        ),
      );
    const [before, after] = [new Date(testTimeMs - 1_000), new Date(testTimeMs + 1_000)];
    const failed = ['PreconditionFailed', expect.any(String), 412];
    expect(await get({ IfUnmodifiedSince: before })).toEqual(failed);
    expect((await get({ IfModifiedSince: after }))[2]).toBe(304);
    expect(await copy({ CopySourceIfMatch: '"other"' })).toEqual(failed);
    expect(await copy({ CopySourceIfNoneMatch: '"5d41402abc4b2a76b9719d911017c592"' })).toEqual(failed);
    expect(await copy({ CopySourceIfUnmodifiedSince: before })).toEqual(failed);
    expect(await copy({ CopySourceIfModifiedSince: after })).toEqual(failed);
    const going = { CopySourceIfMatch: '"5d41402abc4b2a76b9719d911017c592"', CopySourceIfModifiedSince: before };
    await client.send(new CopyObjectCommand({ Bucket: 'thumbnails', Key: 'c', CopySource: 'uploads/a.txt', ...going }));
  });
});
