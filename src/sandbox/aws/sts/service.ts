import { AwsError } from '../aws-error.ts';
import { answerQuery, queryFaults, queryOperationOf, type XmlResult } from '../protocols/query.ts';
import type { AwsService, ServiceContext } from '../service.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 20;

/** A function calls with its execution role, in a session that has the function's name. */
function callerIdentity({ accountId, caller }: ServiceContext): XmlResult {
  return {
    Arn: `arn:aws:sts::${accountId}:assumed-role/${caller}-role/${caller}`,
    UserId: `AROACKCEVSQ6C2EXAMPLE:${caller}`,
    Account: accountId,
  };
}

const answering = {
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  version: '2011-06-15',
  latencyMs,
} as const;

export function createSts(): AwsService {
  return {
    name: 'sts',
    owns: ({ host }) => /^sts(?:\.[\w-]+)?\.amazonaws\.com$/.test(host),
    operationOf: queryOperationOf,
    answer: (request, context) =>
      answerQuery(request, context, {
        ...answering,
        perform(operation) {
          if (operation !== 'GetCallerIdentity') throw new AwsError('InvalidAction', '');
          return callerIdentity(context);
        },
      }),
    ...queryFaults(answering),
  };
}
