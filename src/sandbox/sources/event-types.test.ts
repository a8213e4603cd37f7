import type {
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  DynamoDBStreamEvent,
  EventBridgeEvent,
  LambdaFunctionURLEvent,
  S3Event,
  ScheduledEvent,
  SNSEvent,
  SQSEvent,
} from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createIdSource, createRandom, isJsonObject, type JsonObject, type JsonValue } from '#kernel';
import type { HttpRequest } from '../exercise-spec.ts';
import { toFunctionUrlEvent, toHttpApiEvent, toRestApiEvent } from './http/index.ts';
import { toBusEvent, toS3Event, toScheduledEvent, toSnsEvent } from './index.ts';
import { toSqsEvent } from './sqs-poller.ts';
import { toStreamEvent } from './stream-poller.ts';

/**
 * Samples in the documented shapes, which TypeScript holds against the published types of events; the tests hold what we make
 * against the samples: names, nesting, and whether a value is a text, a number, a boolean or null.
 */
const ids = createIdSource(createRandom(1));
const timeMs = Date.UTC(2026, 0, 15, 10);
const clock = { now: () => timeMs };
const request: HttpRequest = {
  method: 'POST',
  path: '/users/7',
  query: { page: '2', tag: ['a', 'b'] },
  headers: { 'Content-Type': 'application/json', cookie: 'a=1; b=2' },
  body: '{"name":"Ada"}',
};
const matched = { route: 'POST /users/{id}', resource: '/users/{id}', pathParameters: { id: '7' } };

const restSample = {
  resource: '/users/{id}',
  path: '/users/7',
  httpMethod: 'POST',
  headers: { Host: 'api.example.com' },
  multiValueHeaders: { Host: ['api.example.com'] },
  queryStringParameters: { page: '2', tag: 'b' },
  multiValueQueryStringParameters: { page: ['2'], tag: ['a', 'b'] },
  pathParameters: { id: '7' },
  stageVariables: null,
  requestContext: {
    accountId: '123456789012',
    apiId: 'abc',
    authorizer: null,
    domainName: 'abc.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'abc',
    extendedRequestId: 'x=',
    httpMethod: 'POST',
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: '203.0.113.7',
      user: null,
      userAgent: 'curl',
      userArn: null,
    },
    path: '/prod/users/7',
    protocol: 'HTTP/1.1',
    requestId: 'r',
    requestTime: '15/Jan/2026:10:00:00 +0000',
    requestTimeEpoch: 1,
    resourceId: 'a1',
    resourcePath: '/users/{id}',
    stage: 'prod',
  },
  body: '{}',
  isBase64Encoded: false,
} satisfies APIGatewayProxyEvent;

const http = { method: 'POST', path: '/users/7', protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'curl' };
const payload2 = {
  version: '2.0',
  routeKey: 'POST /users/{id}',
  rawPath: '/users/7',
  rawQueryString: 'page=2',
  cookies: ['a=1'],
  headers: { host: 'api.example.com' },
  queryStringParameters: { page: '2', tag: 'a,b' },
  body: '{}',
  isBase64Encoded: false,
};
const context2 = {
  accountId: '123456789012',
  apiId: 'abc',
  domainName: 'abc.execute-api.us-east-1.amazonaws.com',
  domainPrefix: 'abc',
  http,
  requestId: 'r',
  routeKey: 'POST /users/{id}',
  stage: '$default',
  time: '15/Jan/2026:10:00:00 +0000',
  timeEpoch: 1,
};
const httpSample = {
  ...payload2,
  pathParameters: { id: '7' },
  requestContext: context2,
} satisfies APIGatewayProxyEventV2;
const urlSample = { ...payload2, requestContext: context2 } satisfies LambdaFunctionURLEvent;

const s3Sample = {
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventTime: '2026-01-15T10:00:00.000Z',
      eventName: 'ObjectCreated:Put',
      userIdentity: { principalId: 'p' },
      requestParameters: { sourceIPAddress: '203.0.113.7' },
      responseElements: { 'x-amz-request-id': 'r', 'x-amz-id-2': 'i' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'c',
        bucket: { name: 'b', ownerIdentity: { principalId: 'p' }, arn: 'arn:aws:s3:::b' },
        object: { key: 'k', size: 1, eTag: 'e', sequencer: 's' },
      },
    },
  ],
} satisfies S3Event;

const snsSample = {
  Records: [
    {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: 'arn',
      Sns: {
        Type: 'Notification',
        MessageId: 'm',
        TopicArn: 'arn',
        Subject: 's',
        Message: 'hi',
        Timestamp: '2026-01-15T10:00:00.000Z',
        SignatureVersion: '1',
        Signature: 'x',
        SigningCertUrl: 'u',
        UnsubscribeUrl: 'u',
        MessageAttributes: { kind: { Type: 'String', Value: 'new' } },
      },
    },
  ],
} satisfies {
  Records: (Omit<SNSEvent['Records'][number], 'Sns'> & { Sns: Partial<SNSEvent['Records'][number]['Sns']> })[];
};

const sqsSample = {
  Records: [
    {
      messageId: 'm',
      receiptHandle: 'r',
      body: 'hi',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1',
        SenderId: 's',
        ApproximateFirstReceiveTimestamp: '1',
      },
      messageAttributes: {
        kind: { stringValue: 'new', stringListValues: [], binaryListValues: [], dataType: 'String' },
      },
      md5OfBody: 'x',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn',
      awsRegion: 'us-east-1',
    },
  ],
} satisfies SQSEvent;

const streamSample = {
  Records: [
    {
      eventID: 'e',
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: 1,
        Keys: { id: { S: 'ada' } },
        NewImage: { id: { S: 'ada' }, age: { N: '37' } },
        OldImage: { id: { S: 'ada' }, age: { N: '36' } },
        SequenceNumber: '1',
        SizeBytes: 1,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: 'arn',
    },
  ],
} satisfies DynamoDBStreamEvent;

const scheduledSample = {
  version: '0',
  id: 'i',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-01-15T10:00:00Z',
  region: 'us-east-1',
  resources: ['arn'],
  detail: {},
} satisfies ScheduledEvent;

const busSample = {
  ...scheduledSample,
  'detail-type': 'Order placed',
  detail: { total: 1 },
} satisfies EventBridgeEvent<'Order placed', { total: number }>;

/** The form of a value: names and kinds, without the values themselves. Names of headers and the like are values too. */
const freeNames = new Set(['headers', 'multiValueHeaders']);

function formOf(value: JsonValue, name = ''): unknown {
  if (Array.isArray(value))
    return [...new Set((value as readonly JsonValue[]).map((one) => JSON.stringify(formOf(one))))];
  if (!isJsonObject(value)) return value === null ? 'null' : typeof value;
  if (freeNames.has(name)) return [...new Set(Object.values(value).map((one) => JSON.stringify(formOf(one))))];
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, formOf(member, key)]),
  );
}

/** What the published types ask for and API Gateway leaves out of events of APIs without authorizer, key and certificate. */
function withoutOptional(sample: typeof restSample): JsonObject {
  const { authorizer: _authorizer, identity, ...context } = sample.requestContext;
  const { apiKey: _apiKey, apiKeyId: _apiKeyId, clientCert: _clientCert, ...rest } = identity;
  return { ...sample, requestContext: { ...context, identity: rest } };
}

const change = {
  eventId: 'e',
  eventName: 'MODIFY',
  keys: { id: { S: 'ada' } },
  newImage: { id: { S: 'ada' }, age: { N: '37' } },
  oldImage: { id: { S: 'ada' }, age: { N: '36' } },
  sequenceNumber: '100',
  sizeBytes: 40,
  streamViewType: 'NEW_AND_OLD_IMAGES',
  timeMs,
  round: 0,
} as const;
const object = { eventName: 'ObjectCreated:Put', bucket: 'b', key: 'a b', size: 3, eTag: 'x', sequencer: '1', timeMs };
const published = {
  topic: 't',
  messageId: 'm',
  message: 'hi',
  subject: 's',
  attributes: { kind: { type: 'String', value: 'new' } },
  timeMs,
};
const message = {
  MessageId: 'm',
  ReceiptHandle: 'r',
  MD5OfBody: 'x',
  Body: 'hi',
  Attributes: sqsSample.Records[0]?.attributes ?? {},
  MessageAttributes: { kind: { DataType: 'String', StringValue: 'new' } },
};

describe('an event has the documented shape', () => {
  it.each<[string, JsonObject, unknown]>([
    ['REST API', toRestApiEvent(request, clock, ids, { matched }), withoutOptional(restSample)],
    ['HTTP API', toHttpApiEvent(request, clock, ids, { matched }), httpSample],
    ['function URL', toFunctionUrlEvent(request, clock, ids), urlSample],
    ['S3', toS3Event([object], ids), s3Sample],
    ['SNS', toSnsEvent(published, ids), snsSample],
    ['SQS', toSqsEvent('jobs', [message]), sqsSample],
    ['DynamoDB Streams', toStreamEvent('users', [change]), streamSample],
    ['scheduled rule', toScheduledEvent('nightly', timeMs, ids), scheduledSample],
    [
      'event bus',
      {
        ...toBusEvent({
          id: 'i',
          source: 'shop',
          detailType: 'Order placed',
          detail: { total: 5 },
          resources: ['arn'],
          timeMs,
        }),
      },
      busSample,
    ],
  ])('of %s', (_name, event, sample) => {
    expect(formOf(event)).toEqual(formOf(JSON.parse(JSON.stringify(sample)) as JsonValue));
  });
});

describe('a request without a query string', () => {
  const bare: HttpRequest = { method: 'GET', path: '/', query: {}, headers: {} };

  it('has null in payload 1.0, and no such member in 2.0', () => {
    expect(toRestApiEvent(bare, clock, ids)).toMatchObject({
      resource: '/',
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      body: null,
    });
    expect(toHttpApiEvent(bare, clock, ids)).not.toHaveProperty('queryStringParameters');
  });
});
