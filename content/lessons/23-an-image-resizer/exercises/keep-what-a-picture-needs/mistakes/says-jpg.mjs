import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';

const s3 = new S3Client({});

export const handler = async (event) => {
  for (const record of event.Records) {
    const key = decodeURIComponent(record.s3.object.key.replaceAll('+', ' '));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: record.s3.bucket.name, Key: key }));
    const { data, info } = await sharp(await Body.transformToByteArray())
      .autoOrient()
      .resize(200, 200, { fit: 'inside', withoutEnlargement: true })
      .toBuffer({ resolveWithObject: true });
    const type = info.format === 'png' ? 'image/png' : 'image/jpg';
    await s3.send(new PutObjectCommand({ Bucket: 'thumbnails', Key: key, Body: data, ContentType: type }));
  }
};
