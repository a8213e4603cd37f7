import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

export const handler = async (event) => {
  for (const record of event.Records ?? []) {
    const Bucket = record.s3.bucket.name;
    const key = decodeURIComponent(record.s3.object.key.replaceAll('+', ' '));
    // Its own summaries call the function as every object does.
    if (key.startsWith('summaries/') && key.endsWith('.txt.json')) continue;

    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
    const words = (await Body.transformToString()).split(/\s+/).filter((word) => word !== '').length;
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: `summaries/${key}.json`,
        Body: JSON.stringify({ words }),
        ContentType: 'application/json',
      }),
    );
  }
};
