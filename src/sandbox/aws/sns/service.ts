import type { PublishedRecord } from '../../cloud-record.ts';
import type { SubscriptionSpec, TopicSpec } from '../../cloud-spec.ts';
import { AwsError } from '../aws-error.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import { answerQuery, queryFaults, queryOperationOf, type XmlResult } from '../protocols/query.ts';
import type { AwsService, ServiceContext } from '../service.ts';
import { publish, publishBatch } from './publish.ts';
import { refuseBatch } from './refuse-batch.ts';
import { Topic } from './topic.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 20;

export interface Sns extends AwsService {
  readonly name: 'sns';
  /** Does an operation without the wire. Throws an AwsError. */
  perform(operation: string, input: OperationInput, context: ServiceContext): XmlResult;
  arnOf(topic: string): string;
  /** The queues that are subscribed to a topic. */
  subscriptionsOf(topic: string): readonly SubscriptionSpec[];
  /** Notes who got a message, such as `queue orders`, or did not because of a filter policy. */
  note(topic: string, messageId: string, outcome: 'deliveredTo' | 'filteredOut', subscriber: string): void;
  state(): Readonly<Record<string, readonly PublishedRecord[]>>;
}

const answering = {
  namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  version: '2010-03-31',
  latencyMs,
} as const;

const operations = { Publish: publish, PublishBatch: publishBatch };

export function createSns(specs: Readonly<Record<string, TopicSpec>>, { region, accountId }: ServiceContext): Sns {
  const topics = new Map(Object.entries(specs).map(([name, spec]) => [name, new Topic(name, spec)]));
  const perform: Sns['perform'] = (operation, input, context) => {
    if (operation !== 'Publish' && operation !== 'PublishBatch') throw new AwsError('InvalidAction', '');
    return operations[operation](input, topics, context);
  };
  return {
    name: 'sns',
    owns: ({ host }) => /^sns\.[\w-]+\.amazonaws\.com$/.test(host),
    operationOf: queryOperationOf,
    perform,
    answer: (request, context) => answerQuery(request, context, { ...answering, perform }),
    ...queryFaults(answering, { PublishBatch: refuseBatch }),
    arnOf: (topic) => `arn:aws:sns:${region}:${accountId}:${topic}`,
    subscriptionsOf: (topic) => specs[topic]?.subscriptions ?? [],
    note(topic, messageId, outcome, subscriber) {
      topics.get(topic)?.note(messageId, outcome, subscriber);
    },
    state: () => Object.fromEntries([...topics].map(([name, topic]) => [name, topic.records()])),
  };
}
