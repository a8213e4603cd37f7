import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});
let statusCode;

export const handler = async (event) => {
  if (statusCode === undefined) {
    const answer = await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }));
    statusCode = event.headers['x-token'] === answer.SecretString ? 204 : 403;
  }

  return { statusCode };
};
