import type { CloudSpec } from '#sandbox';
import type { LogicalIds } from './logical-ids.ts';
import type { Resources } from './resource.ts';
import { arnOf, type Intrinsic, ref, type TemplateValue } from './template-value.ts';

/** Lets topics and rules hand over to queues and topics: without a policy of theirs, these refuse it. */
export function permissions(
  topics: NonNullable<CloudSpec['topics']>,
  rules: NonNullable<CloudSpec['rules']>,
  ids: LogicalIds,
): Resources {
  const targets = Object.values(rules).flatMap((rule) => rule.targets);
  const bySns = Object.values(topics).flatMap(({ subscriptions }) => subscriptions.map(({ queue }) => queue));
  const byRules = targets.flatMap((target) => [
    ...('queue' in target ? [target.queue] : []),
    ...(target.deadLetterQueue === undefined ? [] : [target.deadLetterQueue]),
  ]);
  const queuePolicies = [...new Set([...bySns, ...byRules])].map((queue) => ({
    [ids.of('Policy', `${queue} queue policy`)]: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref(ids.of('Queue', queue))],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: (['sns', 'events'] as const)
            .filter((service) => (service === 'sns' ? bySns : byRules).includes(queue))
            .map((service) => allow(service, 'sqs:SendMessage', arnOf(ids.of('Queue', queue)))),
        },
      },
    },
  }));
  const told = [...new Set(targets.flatMap((target) => ('topic' in target ? [target.topic] : [])))];
  const topicPolicies = told.map((topic) => ({
    [ids.of('Policy', `${topic} topic policy`)]: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [ref(ids.of('Topic', topic))],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [allow('events', 'sns:Publish', ref(ids.of('Topic', topic)))],
        },
      },
    },
  }));
  return Object.assign({}, ...queuePolicies, ...topicPolicies) as Resources;
}

/** Only for what is in the account of the stack. */
function allow(service: 'sns' | 'events', action: string, resource: Intrinsic): TemplateValue {
  return {
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: action,
    Resource: resource,
    Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
  };
}
