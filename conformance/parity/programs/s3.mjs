// S3's operations. Each call is one operation that is compared.

const Bucket = 'photos';

export async function s3Programs(recorder) {
  const call = (name, operation, input) => recorder.call('s3', name, operation, { Bucket, ...input });
  await putting(call);
  await reading(call);
  await copying(call);
  await listing(call);
  await deleting(call);
  await buckets(call);
}

async function putting(call) {
  const put = (name, Key, more) => call(name, 'PutObject', { Key, ...more });
  await put('puts a text', 'a.txt', {
    Body: 'hello',
    ContentType: 'text/plain',
    Metadata: { Author: 'Ada', empty: 'x' },
  });
  await put('puts bytes without a type', 'raw', { Body: new Uint8Array([0, 128, 255]) });
  await call('looks at the type that bytes got', 'HeadObject', { Key: 'raw' });
  await put('puts a text without a type', 'plain', { Body: 'x' });
  await call('looks at the type that a text got', 'HeadObject', { Key: 'plain' });
  await put('puts nothing', 'empty', { Body: new Uint8Array() });
  await put('puts with headers that are kept', 'kept.json', {
    Body: '{}',
    ContentType: 'application/json',
    CacheControl: 'max-age=60',
    ContentDisposition: 'attachment; filename="a.json"',
    ContentEncoding: 'identity',
    ContentLanguage: 'en',
  });
  await put('puts a key with signs', 'ein Ordner/ä+ö & (1).txt', { Body: 'signs' });
  await put('puts into no bucket', 'x', { Bucket: 'nowhere', Body: 'x' });
  await put('puts if nothing is there', 'a.txt', { Body: 'x', IfNoneMatch: '*' });
  await put('puts if nothing is there, and nothing is', 'new.txt', { Body: 'x', IfNoneMatch: '*' });
  await put('puts over another version', 'a.txt', { Body: 'x', IfMatch: '"0123456789abcdef0123456789abcdef"' });
  await put('puts over this version', 'a.txt', {
    Body: 'hello',
    IfMatch: '"5d41402abc4b2a76b9719d911017c592"',
    ContentType: 'text/plain',
    Metadata: { author: 'Ada' },
  });
  await put('puts over what is not there', 'never', {
    Bucket: 'refused',
    Body: 'x',
    IfMatch: '"5d41402abc4b2a76b9719d911017c592"',
  });
  await put('puts a key that is too long', 'k'.repeat(1_025), { Bucket: 'refused', Body: 'x' });
}

async function reading(call) {
  const get = (name, Key, more) => call(name, 'GetObject', { Key, ...more });
  const head = (name, Key, more) => call(name, 'HeadObject', { Key, ...more });
  await get('gets a text', 'a.txt');
  await get('gets headers back', 'kept.json');
  await get('gets nothing', 'empty');
  await get('gets a key with signs', 'ein Ordner/ä+ö & (1).txt');
  await get('gets what is not there', 'nothing');
  await get('gets of no bucket', 'a.txt', { Bucket: 'nowhere' });
  await get('gets a range', 'a.txt', { Range: 'bytes=1-3' });
  await get('gets a range to the end', 'a.txt', { Range: 'bytes=3-' });
  await get('gets the last bytes', 'a.txt', { Range: 'bytes=-2' });
  await get('gets a range that is longer than it', 'a.txt', { Range: 'bytes=3-99' });
  await get('gets a range that is not there', 'a.txt', { Range: 'bytes=10-20' });
  await get('gets if it is this version', 'a.txt', { IfMatch: '"5d41402abc4b2a76b9719d911017c592"' });
  await get('gets if it is another version', 'a.txt', { IfMatch: '"0123456789abcdef0123456789abcdef"' });
  await get('gets if it is not this version', 'a.txt', { IfNoneMatch: '"5d41402abc4b2a76b9719d911017c592"' });
  await get('gets if it changed since', 'a.txt', { IfModifiedSince: new Date('2099-01-01') });
  await get('gets if it did not change since', 'a.txt', { IfUnmodifiedSince: new Date('2000-01-01') });
  await get('gets with another type in the answer', 'a.txt', {
    ResponseContentType: 'text/html',
    ResponseCacheControl: 'no-cache',
  });
  await head('looks at an object', 'a.txt');
  await head('looks at what is not there', 'nothing');
  await head('looks into no bucket', 'a.txt', { Bucket: 'nowhere' });
  await head('looks if it is another version', 'a.txt', { IfMatch: '"0123456789abcdef0123456789abcdef"' });
  await head('looks if it is not this version', 'a.txt', { IfNoneMatch: '"5d41402abc4b2a76b9719d911017c592"' });
}

async function copying(call) {
  const copy = (name, Key, CopySource, more) => call(name, 'CopyObject', { Key, CopySource, ...more });
  await copy('copies an object', 'copy.txt', 'photos/a.txt');
  await call('looks at the copy', 'HeadObject', { Key: 'copy.txt' });
  await copy('copies with new metadata', 'copy2.txt', '/photos/a.txt', {
    MetadataDirective: 'REPLACE',
    Metadata: { by: 'me' },
    ContentType: 'text/css',
  });
  await call('looks at the copy with new metadata', 'HeadObject', { Key: 'copy2.txt' });
  await copy('copies into another bucket', 'archive/a.txt', 'photos/a.txt', { Bucket: 'archive' });
  await copy('copies a key with signs', 'signs.txt', encodeURI('photos/ein Ordner/ä+ö & (1).txt').replace('+', '%2B'));
  await copy('copies what is not there', 'x', 'photos/nothing', { Bucket: 'refused' });
  await copy('copies out of no bucket', 'x', 'nowhere/a.txt');
  await copy('copies into no bucket', 'x', 'photos/a.txt', { Bucket: 'nowhere' });
  await copy('copies an object onto itself', 'a.txt', 'photos/a.txt');
  await copy('copies another version', 'x', 'photos/a.txt', {
    Bucket: 'refused',
    CopySourceIfMatch: '"0123456789abcdef0123456789abcdef"',
  });
  await copy('copies what is not this version', 'x', 'photos/a.txt', {
    Bucket: 'refused',
    CopySourceIfNoneMatch: '"5d41402abc4b2a76b9719d911017c592"',
  });
}

async function listing(call) {
  const list = (name, more) => call(name, 'ListObjectsV2', { Bucket: 'listed', ...more });
  await list('lists a bucket');
  await list('lists what begins so', { Prefix: 'b/' });
  await list('lists folders', { Delimiter: '/' });
  await list('lists a folder', { Prefix: 'b/', Delimiter: '/' });
  await list('lists nothing', { Prefix: 'zzz' });
  await list('lists after a key', { StartAfter: 'b/2' });
  const first = await list('lists the first page', { MaxKeys: 2 });
  const second = await list('lists the second page', { MaxKeys: 2, ContinuationToken: first.NextContinuationToken });
  await list('lists the third page', { MaxKeys: 2, ContinuationToken: second.NextContinuationToken });
  const folders = await list('lists the first folder', { Delimiter: '/', MaxKeys: 2 });
  await list('lists the next folder', { Delimiter: '/', MaxKeys: 2, ContinuationToken: folders.NextContinuationToken });
  await list('lists no keys', { MaxKeys: 0 });
  await list('lists encoded keys', { EncodingType: 'url' });
  await list('lists capital letters first', { Bucket: 'archive' });
  await list('lists no bucket', { Bucket: 'nowhere' });
}

async function deleting(call) {
  await call('deletes an object', 'DeleteObject', { Key: 'copy.txt' });
  await call('deletes what is not there', 'DeleteObject', { Key: 'copy.txt' });
  await call('deletes in no bucket', 'DeleteObject', { Bucket: 'nowhere', Key: 'a' });
  await call('deletes several', 'DeleteObjects', {
    Delete: { Objects: [{ Key: 'copy2.txt' }, { Key: 'nothing' }, { Key: 'a & b' }] },
  });
  await call('deletes several without a word', 'DeleteObjects', {
    Delete: { Quiet: true, Objects: [{ Key: 'signs.txt' }] },
  });
  await call('deletes none', 'DeleteObjects', { Delete: { Objects: [] } });
  await call('lists what is left', 'ListObjectsV2', {});
}

async function buckets(call) {
  await call('looks at a bucket', 'HeadBucket', {});
  await call('looks at no bucket', 'HeadBucket', { Bucket: 'nowhere' });
  await call('creates a bucket', 'CreateBucket', { Bucket: 'brand-new' });
  await call('creates a bucket with a bad name', 'CreateBucket', { Bucket: 'Bad_Name' });
  await call('deletes a bucket', 'DeleteBucket', { Bucket: 'brand-new' });
  await call('deletes a bucket that is not there', 'DeleteBucket', { Bucket: 'brand-new' });
  await call('deletes a bucket with objects in it', 'DeleteBucket', {});
  await call('lists the buckets', 'ListBuckets', { Bucket: undefined });
}
