import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});
let token;

export const handler = async (event) => {
  try {
    token ??= (await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }))).SecretString;
  } catch {
    return { statusCode: 403 };
  }

  return { statusCode: event.headers['x-token'] === token ? 204 : 403 };
};
