import type { CloudSpec, TriggerSpec } from '#sandbox';
import type { LogicalIds } from './logical-ids.ts';
import { queueResource, topicResources } from './messaging-resources.ts';
import { permissions } from './permissions.ts';
import type { Resources } from './resource.ts';
import { ruleResources, scheduleResources } from './rule-resources.ts';
import { tableResource } from './table-resource.ts';
import { ref, sub, type TemplateValue } from './template-value.ts';

/** The services around a function, as they are created. */
export interface ServiceResources {
  readonly parameters: Readonly<Record<string, TemplateValue>>;
  readonly resources: Resources;
  /** What the function may do with them. */
  readonly policies: readonly TemplateValue[];
}

/** The parameter that holds a bucket's name: names of buckets are unique in all of AWS. */
export function bucketParameter(ids: LogicalIds, bucket: string): string {
  return ids.of('BucketName', `${bucket} bucket name`);
}

/** Makes resources of the services. What only triggers name is there too: a topic, a bus. */
export function serviceResources(spec: CloudSpec, triggers: readonly TriggerSpec[], ids: LogicalIds): ServiceResources {
  const { buckets = {}, tables = {}, queues = {}, rules = {}, schedules = {}, secrets = {}, parameters = {} } = spec;
  const topics = {
    ...Object.fromEntries(triggers.flatMap((one) => (one.kind === 'sns' ? [[one.topic, { subscriptions: [] }]] : []))),
    ...spec.topics,
  };
  const buses = [
    ...new Set([
      ...(spec.buses ?? []),
      ...triggers.flatMap((one) => (one.kind === 'event-rule' ? (one.bus ?? []) : [])),
    ]),
  ].filter((bus) => bus !== 'default');
  const plain = Object.entries(parameters).filter(([, { type }]) => type !== 'SecureString');
  return {
    parameters: Object.fromEntries(
      Object.keys(buckets).map((name) => [
        bucketParameter(ids, name),
        {
          Type: 'String',
          Default: name,
          Description: `The name of the bucket ${name}. It has to be new in all of AWS.`,
        },
      ]),
    ),
    resources: {
      ...mapOf(buckets, (name) => ({
        [ids.of('Bucket', name)]: {
          Type: 'AWS::S3::Bucket',
          Properties: { BucketName: ref(bucketParameter(ids, name)) },
        },
      })),
      ...mapOf(tables, (name, table) => ({ [ids.of('Table', name)]: tableResource(name, table) })),
      ...mapOf(queues, (name, queue) => ({ [ids.of('Queue', name)]: queueResource(name, queue, ids) })),
      ...mapOf(topics, (name, topic) => topicResources(name, topic, ids)),
      ...(Object.assign(
        {},
        ...buses.map((name) => ({
          [ids.of('Bus', name)]: { Type: 'AWS::Events::EventBus', Properties: { Name: name } },
        })),
      ) as Resources),
      ...mapOf(rules, (name, rule) => ruleResources(name, rule, ids)),
      ...mapOf(schedules, (name, schedule) => scheduleResources(name, schedule, ids)),
      ...permissions(topics, rules, ids),
      ...mapOf(secrets, (name, SecretString) => ({
        [ids.of('Secret', name)]: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: name, SecretString } },
      })),
      ...mapOf(Object.fromEntries(plain), (name, { value, type }) => ({
        [ids.of('Parameter', name)]: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: name, Type: type, Value: value },
        },
      })),
    },
    policies: [
      ...Object.keys(buckets).map((name) => ({ S3CrudPolicy: { BucketName: ref(bucketParameter(ids, name)) } })),
      ...Object.keys(tables).map((name) => ({ DynamoDBCrudPolicy: { TableName: ref(ids.of('Table', name)) } })),
      ...Object.keys(queues).flatMap((name) => {
        const QueueName = sub(`\${${ids.of('Queue', name)}.QueueName}`);
        return [{ SQSSendMessagePolicy: { QueueName } }, { SQSPollerPolicy: { QueueName } }];
      }),
      ...Object.keys(topics).map((name) => ({
        SNSPublishMessagePolicy: { TopicName: sub(`\${${ids.of('Topic', name)}.TopicName}`) },
      })),
      ...buses.map((name) => ({ EventBridgePutEventsPolicy: { EventBusName: ref(ids.of('Bus', name)) } })),
      ...(Object.keys(rules).length > 0 || triggers.some(({ kind }) => kind === 'event-rule')
        ? [{ EventBridgePutEventsPolicy: { EventBusName: 'default' } }]
        : []),
      ...Object.keys(secrets).map((name) => ({
        AWSSecretsManagerGetSecretValuePolicy: { SecretArn: ref(ids.of('Secret', name)) },
      })),
      ...Object.keys(parameters).map((name) => ({
        SSMParameterReadPolicy: { ParameterName: name.replace(/^\//, '') },
      })),
      ...Object.keys(spec.functions ?? {}).map((name) => ({ LambdaInvokePolicy: { FunctionName: name } })),
    ],
  };
}

function mapOf<One>(all: Readonly<Record<string, One>>, make: (name: string, one: One) => Resources): Resources {
  return Object.assign({}, ...Object.entries(all).map(([name, one]) => make(name, one))) as Resources;
}
