import { AwsError } from '../aws-error.ts';
import { optionalText, requiredText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { StoredSecret } from './stored-secret.ts';

/** A secret goes by its name, or by its ARN with or without the six signs that AWS adds. */
export function getSecretValue(input: OperationInput, secrets: readonly StoredSecret[]): object {
  const id = requiredText(input, 'SecretId');
  const secret = secrets.find(({ name, arn }) => id === name || id === arn || id === arn.slice(0, -7));
  if (secret === undefined) throw notFound("Secrets Manager can't find the specified secret.");
  const versionId = optionalText(input, 'VersionId');
  if (versionId !== undefined && versionId !== secret.versionId)
    throw notFound(`Secrets Manager can't find the specified secret value for VersionId: ${versionId}`);
  const stage = optionalText(input, 'VersionStage');
  if (stage !== undefined && stage !== 'AWSCURRENT')
    throw notFound(`Secrets Manager can't find the specified secret value for staging label: ${stage}`);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: secret.versionId,
    SecretString: secret.value,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: secret.createdMs / 1_000,
  };
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}
