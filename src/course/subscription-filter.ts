import { z } from 'zod';

/** What a subscription to a topic lets through: of the function and of queues alike. */
export const subscriptionFilter = {
  filterPolicy: z.json().exactOptional().describe('The filter policy of the subscription. Everything when left out.'),
  filterPolicyScope: z
    .enum(['MessageAttributes', 'MessageBody'])
    .exactOptional()
    .describe('What the policy is about. MessageAttributes when left out.'),
};
