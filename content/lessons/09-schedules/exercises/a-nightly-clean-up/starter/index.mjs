import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  console.log(event);
  const { Items } = await client.send(new ScanCommand({ TableName: 'reservations' }));
  console.log(Items.length, 'reservations');
  // TODO: delete what has expired, and write the report.
};
