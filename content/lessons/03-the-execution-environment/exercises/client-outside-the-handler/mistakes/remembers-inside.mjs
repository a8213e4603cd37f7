import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});

export const handler = async (event) => {
  let token;
  if (token === undefined) {
    const answer = await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }));
    token = answer.SecretString;
  }

  return { statusCode: event.headers['x-token'] === token ? 204 : 403 };
};
