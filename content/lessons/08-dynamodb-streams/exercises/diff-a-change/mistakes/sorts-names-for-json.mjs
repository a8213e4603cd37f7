import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const { eventName, dynamodb } of event.Records) {
    if (eventName !== 'MODIFY') continue;
    const before = unmarshall(dynamodb.OldImage);
    const after = unmarshall(dynamodb.NewImage);
    const { id, version } = after;
    await table.send(new PutCommand({ TableName: 'history', Item: { id, version, changes: diff(before, after) } }));
  }
};

function diff(before, after) {
  const changes = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (name === 'version' || isSame(before[name], after[name])) continue;
    changes[name] = {
      ...(name in before && { from: before[name] }),
      ...(name in after && { to: after[name] }),
    };
  }
  return changes;
}

/** The names of a map come in any order, so they are sorted. */
function isSame(one, other) {
  return sorted(one) === sorted(other);
}

function sorted(value) {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return JSON.stringify(value, isMap ? Object.keys(value).sort() : undefined);
}
