import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});
let token;

export const handler = async (event) => {
  if (token === undefined) {
    const answer = await secrets.send(new GetSecretValueCommand({ SecretId: 'shop/webhook' }));
    // Not reached when the call fails: the next request asks again.
    token = answer.SecretString;
  }

  return { statusCode: event.headers['x-token'] === token ? 204 : 403 };
};
