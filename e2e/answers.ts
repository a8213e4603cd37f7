/** Answers that a learner could give. */
export const goodGreeting = `export const handler = async (event) => {
  const name = event.queryStringParameters?.name || 'stranger';
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: \`Hello, \${name}!\` }),
  };
};
`;

export const goodEcho = `export const handler = async ({ rawPath, requestContext, queryStringParameters = {}, body = null }) => ({
  statusCode: 202,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ method: requestContext.http.method, path: rawPath, query: queryStringParameters, body }),
});
`;

const index = (statements: string): string => `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const files = DynamoDBDocumentClient.from(new DynamoDBClient());
const TableName = 'files';

export const handler = async ({ Records = [] }) => {
${statements}
};
`;

export const goodIndex = index(`  await Promise.all(
    Records.map(({ eventName, s3: { bucket, object } }) => {
      const key = decodeURIComponent(object.key.split('+').join('%20'));
      return eventName.startsWith('ObjectRemoved:')
        ? files.send(new DeleteCommand({ TableName, Key: { key } }))
        : files.send(new PutCommand({ TableName, Item: { key, bucket: bucket.name, size: object.size } }));
    }),
  );`);

export const indexesPlainKeys = index(`  for (const { s3: { bucket, object } } of Records) {
    await files.send(new PutCommand({ TableName, Item: { key: object.key, bucket: bucket.name, size: object.size } }));
  }`);

export const passesOver = 'if (/^summaries[/]/.test(key)) continue;\n    ';

/** Puts an event that no rule of the exercise knows. */
export const otherDetailType = `import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const eventBridge = new EventBridgeClient();

export const handler = async (event) => {
  const { orderId, total } = JSON.parse(event.body);
  const entry = { EventBusName: process.env.BUS_NAME, Source: 'shop.orders', DetailType: 'OrderPlaced' };
  const Detail = JSON.stringify({ orderId, total });
  await eventBridge.send(new PutEventsCommand({ Entries: [{ ...entry, Detail }] }));
  return { statusCode: 201, body: JSON.stringify({ orderId }) };
};
`;

/** Nothing inside the engine interrupts this: only ending the worker does. */
export const nativeEndlessLoop = `export const handler = async () => {
  return [].indexOf.call({ length: 2 ** 53 - 1 }, 'nothing');
};
`;

export const greetsTheWorld = `export const handler = async () => ({
  statusCode: 200,
  body: JSON.stringify({ message: 'Hello, world!' }),
});
`;

const handler = (body: string): string => `export const handler = async (event) => {\n  ${body}\n};\n`;

/** Every way to fail: the code, the verdict's name, what its message holds, and the line it points to. */
export const failures: readonly {
  readonly name: string;
  readonly code: string;
  readonly verdict: string;
  readonly message: string | RegExp;
  readonly line?: number;
  readonly hints: boolean;
}[] = [
  {
    name: 'a syntax error',
    code: handler('retrun 1;'),
    verdict: 'Syntax error',
    message: 'index.mjs, line 2',
    line: 2,
    hints: false,
  },
  {
    name: 'an import of nothing',
    code: `import { greet } from './greet.mjs';\n${handler('return greet(event);')}`,
    verdict: 'Import failed',
    message: 'greet.mjs',
    hints: false,
  },
  {
    name: 'an error thrown',
    code: handler('return event.query.name;'),
    verdict: 'Error thrown',
    message: "Cannot read properties of undefined (reading 'name')",
    line: 2,
    hints: false,
  },
  {
    name: 'a promise that never settles',
    code: handler('return new Promise(() => {});'),
    verdict: 'Never settled',
    message: 'never settled',
    hints: false,
  },
  {
    name: 'a sleep that is too long',
    code: handler('await new Promise((resolve) => setTimeout(resolve, 60_000));'),
    verdict: 'Timed out',
    message: '3.00 seconds',
    hints: false,
  },
  {
    name: 'an endless loop',
    code: handler('while (true);'),
    verdict: 'Timed out',
    message: '3.00 seconds',
    hints: false,
  },
  {
    name: 'an endless loop at the top',
    code: `while (true);\n${handler('return 1;')}`,
    verdict: 'Timed out',
    message: /outside your handler/,
    hints: false,
  },
  {
    name: 'a memory bomb',
    code: handler('const all = []; for (;;) all.push(new Array(1_000).fill(event));'),
    verdict: 'Out of memory',
    message: 'memory',
    hints: false,
  },
  {
    name: 'an answer that is not JSON',
    code: handler('return { body: 1n };'),
    verdict: 'Not JSON',
    message: 'BigInt',
    hints: false,
  },
  {
    name: 'an answer that is too large',
    code: handler("return 'x'.repeat(7_000_000);"),
    verdict: 'Answer too large',
    message: 'too large',
    hints: false,
  },
  {
    name: 'a body that is not JSON',
    code: handler("return { statusCode: 200, body: 'Hello, you!' };"),
    verdict: 'Wrong shape',
    message: 'JSON',
    hints: true,
  },
  {
    name: 'a greeting for everybody',
    code: greetsTheWorld,
    verdict: 'Wrong value',
    message: 'With a name in the query string',
    hints: true,
  },
];

export const goodThumbnail = `import { S3 } from '@aws-sdk/client-s3';
import sharp from 'sharp';

const s3 = new S3();

export const handler = async ({ Records }) => {
  for (const { s3: { bucket, object } } of Records) {
    const Key = decodeURIComponent(object.key.replaceAll('+', ' '));
    const { Body } = await s3.getObject({ Bucket: bucket.name, Key });
    const { data, info } = await sharp(await Body.transformToByteArray())
      .resize(200, 200, { fit: 'inside' })
      .toBuffer({ resolveWithObject: true });
    await s3.putObject({ Bucket: 'thumbnails', Key, Body: data, ContentType: \`image/\${info.format}\` });
  }
};
`;
