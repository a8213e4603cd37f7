import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});
let token;

const readToken = async () => {
  const answer = await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }));
  return answer.SecretString;
};

export const handler = async (event) => {
  token ??= readToken();

  return { statusCode: event.headers['x-token'] === token ? 204 : 403 };
};
