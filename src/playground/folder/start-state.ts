import type { JsonValue } from '#kernel';
import type { CloudSpec } from '#sandbox';
import { bucketParameter } from './service-resources.ts';
import { LogicalIds } from './logical-ids.ts';

/** A shell script that puts what the services begin with into those that were deployed; undefined where they begin empty. */
export function startStateScript({
  buckets = {},
  tables = {},
  queues = {},
  parameters = {},
}: CloudSpec): string | undefined {
  const ids = new LogicalIds();
  const lines = [
    ...Object.entries(buckets).flatMap(([bucket, { objects }]) =>
      Object.entries(objects).flatMap(([key, object]) => {
        const content =
          'base64' in object ? `printf %s ${quote(object.base64)} | base64 -d` : `printf %s ${quote(object.text)}`;
        const type = object.contentType === undefined ? '' : ` --content-type ${quote(object.contentType)}`;
        const metadata = object.metadata === undefined ? '' : ` --metadata ${quote(JSON.stringify(object.metadata))}`;
        return [
          `${content} >"$object"`,
          `aws s3api put-object --bucket "\${${bucketParameter(ids, bucket)}:-${bucket}}" --key ${quote(key)} --body "$object"${type}${metadata}`,
        ];
      }),
    ),
    ...Object.entries(tables).flatMap(([table, { items }]) =>
      items.map((item) => {
        const attributes = Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]));
        return `aws dynamodb put-item --table-name ${quote(table)} --item ${quote(JSON.stringify(attributes))}`;
      }),
    ),
    ...Object.entries(queues).flatMap(([queue, { messages }]) =>
      messages.map(({ body, attributes = {}, groupId, deduplicationId }) => {
        const named = Object.entries(attributes).map(([name, value]) => [
          name,
          { DataType: 'String', StringValue: value },
        ]);
        return [
          `aws sqs send-message --queue-url "$(aws sqs get-queue-url --queue-name ${quote(queue)} --query QueueUrl --output text)" --message-body ${quote(body)}`,
          ...(named.length === 0 ? [] : [`--message-attributes ${quote(JSON.stringify(Object.fromEntries(named)))}`]),
          ...(groupId === undefined ? [] : [`--message-group-id ${quote(groupId)}`]),
          ...(deduplicationId === undefined ? [] : [`--message-deduplication-id ${quote(deduplicationId)}`]),
        ].join(' ');
      }),
    ),
    // CloudFormation does not create these.
    ...Object.entries(parameters).flatMap(([name, { value, type }]) =>
      type === 'SecureString'
        ? [`aws ssm put-parameter --type SecureString --overwrite --name ${quote(name)} --value ${quote(value)}`]
        : [],
    ),
  ];
  if (lines.length === 0) return undefined;
  const needsFile = Object.values(buckets).some(({ objects }) => Object.keys(objects).length > 0);
  return [
    '#!/bin/sh',
    '# Puts what the playground begins with into the services that "sam deploy" has created. Needs the AWS CLI.',
    ...(needsFile
      ? ['# Say what your buckets are called, such as: UploadsBucketName=my-uploads sh start-state.sh']
      : []),
    'set -eu',
    ...(needsFile ? ['object=$(mktemp)', `trap 'rm -f "$object"' EXIT`] : []),
    ...lines,
    '',
  ].join('\n');
}

/** A value as DynamoDB has it on the wire. */
function attributeOf(value: JsonValue): JsonValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map((one: JsonValue) => attributeOf(one)) };
  return { M: Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, attributeOf(inner)])) };
}

/** A text as one word of a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
