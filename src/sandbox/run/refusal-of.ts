import type { AwsError } from '../aws/index.ts';

/** What a service says where it does not do what is asked of it. By the name of the error, as the services are loaded late. */
export function refusalOf(work: () => void): Pick<AwsError, 'shortCode' | 'message'> | undefined {
  try {
    work();
    return undefined;
  } catch (thrown) {
    if (isAwsError(thrown)) return thrown;
    throw thrown;
  }
}

function isAwsError(thrown: unknown): thrown is AwsError {
  return thrown instanceof Error && thrown.name === 'AwsError';
}
