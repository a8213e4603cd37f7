import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});

export const handler = async (event) => {
  const answer = await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }));

  return { statusCode: event.headers['x-token'] === answer.SecretString ? 204 : 403 };
};
