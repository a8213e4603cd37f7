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

function isSame(one, other) {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
