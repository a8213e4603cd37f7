import type { Named, Resource } from './resource.ts';
import type { TemplateValue } from './template-value.ts';

/** A table with its keys, indexes, stream and time to live. */
export function tableResource(name: string, table: Named<'tables'>): Resource {
  const { partitionKey, sortKey, indexes = {}, stream, timeToLive } = table;
  const keys = [
    partitionKey,
    sortKey,
    ...Object.values(indexes).flatMap((index) => [index.partitionKey, index.sortKey]),
  ];
  const types = new Map(keys.flatMap((key) => (key === undefined ? [] : [[key.name, key.type]])));
  const schema = (partition: string, sort: string | undefined): TemplateValue => [
    { AttributeName: partition, KeyType: 'HASH' },
    ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' }]),
  ];
  const indexesOf = (kind: 'global' | 'local'): TemplateValue | undefined => {
    const found = Object.entries(indexes).filter(([, index]) => index.kind === kind);
    if (found.length === 0) return undefined;
    return found.map(([IndexName, index]) => ({
      IndexName,
      KeySchema: schema(index.partitionKey.name, index.sortKey?.name),
      Projection: { ProjectionType: 'ALL' },
    }));
  };
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
      KeySchema: schema(partitionKey.name, sortKey?.name),
      GlobalSecondaryIndexes: indexesOf('global'),
      LocalSecondaryIndexes: indexesOf('local'),
      StreamSpecification: stream === undefined ? undefined : { StreamViewType: stream },
      TimeToLiveSpecification: timeToLive === undefined ? undefined : { AttributeName: timeToLive, Enabled: true },
    },
  };
}
