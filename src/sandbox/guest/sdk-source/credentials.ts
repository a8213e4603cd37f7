import { fromEnv } from '@aws-sdk/credential-provider-env';

/** On Lambda the credentials of the function's role are in the environment: the first place where the SDK's own chain looks. */
export const defaultProvider = (options: object): (() => Promise<object>) => fromEnv(options);
