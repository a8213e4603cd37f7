import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';

const s3 = new S3Client({});

export const handler = async (event) => {
  let bucket, key;
  for (const { s3: source } of event.Records) {
    bucket = source.bucket.name;
    key = decodeURIComponent(source.object.key.replaceAll('+', ' '));
  }
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const thumbnail = await sharp(await Body.transformToByteArray())
    .resize(200, 200, { fit: 'inside' })
    .toBuffer();
  await s3.send(new PutObjectCommand({ Bucket: 'thumbnails', Key: key, Body: thumbnail, ContentType: 'image/jpeg' }));
};
