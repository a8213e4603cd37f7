import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';

const s3 = new S3Client({});

export const handler = async (event) => {
  for (const record of event.Records) {
    const key = decodeURIComponent(record.s3.object.key.replaceAll('+', ' '));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: record.s3.bucket.name, Key: key }));
    const thumbnail = await sharp(await Body.transformToByteArray())
      .resize({ width: 200 })
      .toBuffer();
    await s3.send(
      new PutObjectCommand({ Bucket: 'thumbnails', Key: key, Body: thumbnail, ContentType: 'image/jpeg' }),
    );
  }
};
