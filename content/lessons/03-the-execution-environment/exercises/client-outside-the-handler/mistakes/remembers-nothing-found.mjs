import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});
let answer;

export const handler = async (event) => {
  let failed = false;
  answer ??= await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' })).catch(() => {
    failed = true;
    return {};
  });
  if (failed) return { statusCode: 500 };

  return { statusCode: event.headers['x-token'] === answer.SecretString ? 204 : 403 };
};
