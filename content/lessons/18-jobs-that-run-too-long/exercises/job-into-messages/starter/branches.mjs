import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

/** The ids of all branches, in a list. */
export async function readBranches() {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'lists', Key: 'branches.txt' }));
  const text = await Body.transformToString();
  return text.trim().split(/\s+/);
}
