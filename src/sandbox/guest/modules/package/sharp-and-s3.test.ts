import { expect, it } from 'vitest';
import { runFunction } from '../../../run-function.fixture.ts';
import { pictures } from './pictures.fixture.ts';

const handler = `
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';

const s3 = new S3Client({});

export const handler = async (event) => {
  for (const { s3: { bucket, object } } of event.Records) {
    const Key = decodeURIComponent(object.key.replaceAll('+', ' '));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key }));
    const { data, info } = await sharp(await Body.transformToByteArray())
      .rotate()
      .resize({ width: 10, height: 10, fit: 'inside', withoutEnlargement: true })
      .toBuffer({ resolveWithObject: true });
    const ContentType = 'image/' + info.format;
    await s3.send(new PutObjectCommand({ Bucket: 'thumbnails', Key, Body: data, ContentType }));
  }
};`;

it('makes a thumbnail of what arrives in a bucket, and fails for what is no picture', async () => {
  const { invocations, cloud } = await runFunction(
    { 'index.mjs': handler, 'node_modules/sharp/package.json': '{}' },
    {
      config: { memorySize: 512, timeout: 10, asynchronous: { maximumRetryAttempts: 0 } },
      resources: { buckets: { uploads: { objects: {} }, thumbnails: { objects: {} } } },
      triggers: [{ kind: 's3', bucket: 'uploads', events: ['s3:ObjectCreated:*'] }],
      steps: [
        { kind: 'upload-object', bucket: 'uploads', key: 'my photo.jpg', base64: pictures.onItsSide },
        { kind: 'upload-object', bucket: 'uploads', key: 'logo.png', base64: pictures.clear },
        { kind: 'upload-object', bucket: 'uploads', key: 'text.jpg', text: 'hello' },
      ],
    },
  );
  // Each upload has an invocation of its own, and the shortest ends first.
  const failed = invocations.flatMap(({ outcome }) => (outcome.kind === 'function-error' ? [outcome.error] : []));
  expect(invocations).toHaveLength(3);
  expect(failed).toMatchObject([{ errorMessage: 'Input buffer contains unsupported image format' }]);
  const thumbnails = cloud?.buckets.thumbnails ?? [];
  expect(thumbnails.map(({ key, contentType }) => [key, contentType])).toEqual([
    ['logo.png', 'image/png'],
    ['my photo.jpg', 'image/jpeg'],
  ]);
  // What browsers read off the bytes: a PNG of 10 by 5 with alpha, which is colour type 6, and the photo upright.
  const [logo, photo] = thumbnails.map(({ base64 = '' }) => Buffer.from(base64, 'base64'));
  expect([logo?.readUInt32BE(16), logo?.readUInt32BE(20), logo?.[25]]).toEqual([10, 5, 6]);
  const frame = photo?.indexOf(Buffer.from([0xff, 0xc0])) ?? -1;
  expect([photo?.readUInt16BE(frame + 7), photo?.readUInt16BE(frame + 5)]).toEqual([5, 10]);
});
