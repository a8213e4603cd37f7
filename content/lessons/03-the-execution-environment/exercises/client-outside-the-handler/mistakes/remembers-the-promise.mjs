import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});
let secret;

export const handler = async (event) => {
  secret ??= secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }));
  const { SecretString: token } = await secret;

  return { statusCode: event.headers['x-token'] === token ? 204 : 403 };
};
