import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const branch of event.branches) {
    // Takes ten minutes.
    const response = await fetch(`https://reports.example.com/${branch}`);
    const text = await response.text();
    await table.send(new PutCommand({ TableName: 'reports', Item: { branch, text } }));
    console.log('stored', branch);
  }
};
