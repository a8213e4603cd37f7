/**
 * What many playgrounds have: compression refers to it in place of spelling it out. It belongs to version 1 of links, so not a
 * character of it may change.
 */
export const linkDictionary = [
  `import { S3Client, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';\n`,
  `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';\n`,
  `import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';\n`,
  `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';\n`,
  `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\n`,
  `import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';\n`,
  `const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));\n`,
  `  await client.send(new PutCommand({ TableName: process.env.TABLE, Item: { id } }));\n`,
  `    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };\n`,
  `  const { name } = event.queryStringParameters ?? {};\n  const body = JSON.parse(event.body ?? '{}');\n`,
  `  if (error) throw new Error(\`\`);\n  try {\n  } catch (error) {\n    console.error(error);\n  }\n  return null;\n};\n`,
  `  for (const record of event.Records) {\n    const message = JSON.parse(record.body);\n    console.log(record.messageId);\n`,
  `- request:\n    method: POST\n    path: /\n    query: {}\n    headers: { content-type: application/json }\n    body: '{}'\n`,
  `- invoke: {}\n- upload-object: { bucket: uploads, key: , text: }\n- publish: { topic: , message: }\n- wait: 60\n`,
  `- send-messages:\n    queue: orders\n    messages:\n      - body: '{"id":1}'\n- put-event: { source: , detailType: , detail: }\n`,
  `resources:\n  buckets:\n    uploads: {}\n  tables:\n    items:\n      partitionKey: { name: id }\n      items: []\n  queues:\n    orders: {}\n`,
  `triggers:\n  - kind: http-api\n  - kind: sqs\n    queue: orders\n    batchSize: 10\n  - kind: s3\n    bucket: uploads\n`,
  `","happenings":"","services":"","function":{"handler":"index.handler","runtime":"nodejs24.x","memorySize":128,"timeout":3,"environment":{"TABLE":""},`,
  `"architecture":"arm64","logging":{"logFormat":"JSON"}},{"files":{"index.mjs":"export const handler = async (event, context) => {\\n  console.log(event);\\n`,
  `  return { greeting: \`Hello, \${event.name}!\` };\\n};\\n"},"function":{"handler":"index.handler","runtime":"nodejs24.x","memorySize":128,"timeout":3,"environment":{}},"services":"","happenings":"{\\n  \\"name\\": \\"Ada\\"\\n}\\n"}`,
].join('');
