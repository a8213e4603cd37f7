import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export const handler = async (event) => {
  // TODO: these lines run again for every request.
  const secrets = new SecretsManagerClient({});
  const answer = await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }));
  const token = answer.SecretString;

  return { statusCode: event.headers['x-token'] === token ? 204 : 403 };
};
