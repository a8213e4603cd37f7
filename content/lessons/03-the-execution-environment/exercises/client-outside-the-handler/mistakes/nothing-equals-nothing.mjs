import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});
let token;

export const handler = async (event) => {
  token ??= (await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }))).SecretString;

  const given = event.headers['x-token'];
  if (given && given !== token) return { statusCode: 403 };
  return { statusCode: 204 };
};
