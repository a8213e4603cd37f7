import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createSecretsManager } from './service.ts';

function open() {
  const context = createTestContext();
  const service = createSecretsManager({ 'shop/payments': '{"key":"s3cret"}' }, context);
  return new SecretsManagerClient(clientOptions((request) => service.answer(request, context)));
}

describe('Secrets Manager', () => {
  it('gives a secret by its name and by both forms of its ARN', async () => {
    const client = open();
    const byName = await client.send(new GetSecretValueCommand({ SecretId: 'shop/payments' }));
    expect(byName).toMatchObject({
      Name: 'shop/payments',
      SecretString: '{"key":"s3cret"}',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: new Date(testTimeMs),
    });
    expect(byName.ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:shop\/payments-\w{6}$/);
    const arn = byName.ARN ?? '';
    for (const SecretId of [arn, arn.slice(0, -7)]) {
      expect(await client.send(new GetSecretValueCommand({ SecretId }))).toMatchObject({ Name: 'shop/payments' });
    }
  });

  it.each([
    [{ SecretId: 'other' }, "ResourceNotFoundException: Secrets Manager can't find the specified secret."],
    [
      { SecretId: 'shop/payments', VersionStage: 'AWSPREVIOUS' },
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS",
    ],
    [
      {} as { SecretId: string },
      "ValidationException: 1 validation error detected: Value null at 'secretId' failed to satisfy constraint: Member must not be null",
    ],
    [
      { SecretId: 5 } as unknown as { SecretId: string },
      'SerializationException: NUMBER_VALUE cannot be converted to String',
    ],
  ])('refuses %j', async (input, words) => {
    await expect(open().send(new GetSecretValueCommand(input))).rejects.toSatisfy(
      (error: Error) => `${error.name}: ${error.message}` === words,
    );
  });

  it('does not know other operations', async () => {
    await expect(open().send(new ListSecretsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
