import { readFile } from './read-file.mjs';
import { sendAll } from './send.mjs';

export const handler = async (event) => {
  for (const { s3 } of event.Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    const products = await readFile(s3.bucket.name, key);
    await sendAll(products);
  }
};
