import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const { dynamodb } of event.Records) {
    const before = unmarshall(dynamodb.OldImage ?? {});
    const after = unmarshall(dynamodb.NewImage ?? {});
    console.log('before', before, 'after', after);

    // TODO: find out what changed.
    const { id, version } = { ...before, ...after };
    await table.send(new PutCommand({ TableName: 'history', Item: { id, version, changes: {} } }));
  }
};
