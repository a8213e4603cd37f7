import { createJsonService, type PerformingService } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { getSecretValue } from './get-secret-value.ts';
import type { StoredSecret } from './stored-secret.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 15;

export function createSecretsManager(
  secrets: Readonly<Record<string, string>>,
  { ids, region, accountId, nowMs }: ServiceContext,
): PerformingService<'secretsmanager'> {
  const stored: readonly StoredSecret[] = Object.entries(secrets).map(([name, value]) => ({
    name,
    arn: `arn:aws:secretsmanager:${region}:${accountId}:secret:${name}-${ids.hex(6)}`,
    versionId: ids.uuid(),
    value,
    createdMs: nowMs,
  }));
  return createJsonService({
    name: 'secretsmanager',
    version: '1.1',
    latencyMs,
    operations: { GetSecretValue: (input) => getSecretValue(input, stored) },
  });
}
