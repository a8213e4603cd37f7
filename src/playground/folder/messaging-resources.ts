import type { LogicalIds } from './logical-ids.ts';
import type { Named, Resource, Resources } from './resource.ts';
import { arnOf, ref } from './template-value.ts';

/** A queue with its settings. */
export function queueResource(name: string, queue: Named<'queues'>, ids: LogicalIds): Resource {
  const { deadLetter } = queue;
  return {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: name,
      FifoQueue: queue.fifo === true ? true : undefined,
      ContentBasedDeduplication: queue.contentBasedDeduplication,
      VisibilityTimeout: queue.visibilityTimeout,
      DelaySeconds: queue.delaySeconds,
      MessageRetentionPeriod: queue.messageRetentionPeriod,
      MaximumMessageSize: queue.maximumMessageSize,
      RedrivePolicy:
        deadLetter === undefined
          ? undefined
          : {
              deadLetterTargetArn: arnOf(ids.of('Queue', deadLetter.queue)),
              maxReceiveCount: deadLetter.maxReceiveCount,
            },
    },
  };
}

/** A topic, and the queues that are subscribed to it. */
export function topicResources(name: string, topic: Named<'topics'>, ids: LogicalIds): Resources {
  const id = ids.of('Topic', name);
  const subscriptions = topic.subscriptions.map(({ queue, rawMessageDelivery, filterPolicy, filterPolicyScope }) => ({
    [ids.of('Subscription', `${queue} to ${name}`)]: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: ref(id),
        Protocol: 'sqs',
        Endpoint: arnOf(ids.of('Queue', queue)),
        RawMessageDelivery: rawMessageDelivery,
        FilterPolicy: filterPolicy,
        FilterPolicyScope: filterPolicyScope,
      },
    },
  }));
  const properties = {
    TopicName: name,
    FifoTopic: topic.fifo === true ? true : undefined,
    ContentBasedDeduplication: topic.contentBasedDeduplication,
  };
  return Object.assign({ [id]: { Type: 'AWS::SNS::Topic', Properties: properties } }, ...subscriptions) as Resources;
}
