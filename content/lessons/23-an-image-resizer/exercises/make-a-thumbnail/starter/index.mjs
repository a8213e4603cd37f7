import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';

const s3 = new S3Client({});

export const handler = async (event) => {
  const [record] = event.Records;
  console.log(record.s3.bucket.name, record.s3.object.key);
  // TODO: get the photo, make it small, and put the thumbnail into the other bucket.
};
