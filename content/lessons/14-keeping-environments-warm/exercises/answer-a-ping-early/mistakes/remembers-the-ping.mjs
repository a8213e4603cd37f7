import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const tellStock = async (item) => {
  const { Item } = await documents.send(new GetCommand({ TableName: 'stock', Key: { item } }));
  return Item ?? { item, level: 0 };
};

const writeReport = async () => {
  const { Items } = await documents.send(new ScanCommand({ TableName: 'stock' }));
  const total = Items.reduce((sum, { level }) => sum + level, 0);
  const day = new Date().toISOString().slice(0, 10);
  await documents.send(new PutCommand({ TableName: 'reports', Item: { day, total } }));
  return { day, total };
};

let isPing = false;

export const handler = async (event) => {
  if (event.ping === true) isPing = true;
  if (isPing) return { ping: true };

  if (event.pathParameters !== undefined) return tellStock(event.pathParameters.item);
  return writeReport();
};
