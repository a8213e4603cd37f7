import { firstPlayground } from './playground.ts';
import type { Surroundings } from './write-setting.ts';

/** What can happen to a function, ready to run. */
export interface Sample {
  readonly id: string;
  /** Read behind "Sample:". */
  readonly label: string;
  readonly happenings: string;
  /** What has to be there for it. */
  readonly needs: Surroundings;
}

/** One for each source that can call a function. */
export const samples: readonly Sample[] = [
  { id: 'direct', label: 'a direct invocation, with any event', happenings: firstPlayground.happenings, needs: {} },
  {
    id: 'http-get',
    label: 'HTTP API: GET with a query string',
    happenings: `- request:
    api: http
    method: GET
    path: /hello
    query: { name: Ada }
`,
    needs: { triggers: [{ kind: 'http-api' }] },
  },
  {
    id: 'http-post',
    label: 'HTTP API: POST with a JSON body',
    happenings: `- request:
    api: http
    method: POST
    path: /orders
    headers: { content-type: application/json }
    body: '{ "id": "o-1", "total": 25 }'
`,
    needs: { triggers: [{ kind: 'http-api' }] },
  },
  {
    id: 'rest',
    label: 'REST API: GET with a path parameter',
    happenings: `- request:
    api: rest
    method: GET
    path: /users/ada
`,
    needs: { triggers: [{ kind: 'rest-api', routes: ['GET /users/{id}'] }] },
  },
  {
    id: 'url',
    label: 'function URL: GET',
    happenings: `- request:
    api: url
    method: GET
    path: /
    query: { name: Ada }
`,
    needs: { triggers: [{ kind: 'function-url' }] },
  },
  {
    id: 's3',
    label: 'S3: a file is uploaded',
    happenings: `- upload-object:
    bucket: uploads
    key: reports/my report.txt
    text: hello
    contentType: text/plain
`,
    needs: {
      resources: { buckets: { uploads: { objects: {} } } },
      triggers: [{ kind: 's3', bucket: 'uploads', events: ['s3:ObjectCreated:*'] }],
    },
  },
  {
    id: 'sqs',
    label: 'SQS: three messages, in one batch',
    happenings: `- send-messages:
    queue: orders
    messages:
      - body: '{ "id": "o-1", "total": 25 }'
      - body: '{ "id": "o-2", "total": 40 }'
      - body: 'not JSON'
`,
    needs: { resources: { queues: { orders: { messages: [] } } }, triggers: [{ kind: 'sqs', queue: 'orders' }] },
  },
  {
    id: 'sns',
    label: 'SNS: a message is published',
    happenings: `- publish:
    topic: news
    subject: Release
    message: '{ "version": "1.2.0" }'
    attributes: { kind: release }
`,
    needs: {
      resources: { topics: { news: { subscriptions: [] } } },
      triggers: [{ kind: 'sns', topic: 'news' }],
    },
  },
  {
    id: 'stream',
    label: 'DynamoDB stream: an item is put and changed',
    happenings: `- put-item:
    table: users
    item: { id: ada, age: 36 }
- update-item:
    table: users
    key: { id: ada }
    set: { age: 37 }
`,
    needs: {
      resources: {
        tables: { users: { partitionKey: { name: 'id', type: 'S' }, stream: 'NEW_AND_OLD_IMAGES', items: [] } },
      },
      triggers: [{ kind: 'dynamodb-stream', table: 'users' }],
    },
  },
  {
    id: 'event',
    label: 'EventBridge: an event that fits a rule',
    happenings: `- put-event:
    source: shop.orders
    detailType: Order placed
    detail: { id: o-1, total: 150 }
`,
    needs: {
      triggers: [{ kind: 'event-rule', name: 'orders', eventPattern: { source: ['shop.orders'] } }],
    },
  },
  {
    id: 'schedule',
    label: 'a schedule: every five minutes, for ten minutes',
    happenings: `- wait: 600
`,
    needs: {
      triggers: [
        {
          kind: 'schedule',
          name: 'often',
          by: 'scheduler',
          scheduleExpression: 'rate(5 minutes)',
          input: { job: 'clean' },
        },
      ],
    },
  },
  {
    id: 'asynchronous',
    label: 'an asynchronous invocation, which Lambda retries',
    happenings: `- invoke-async: { "order": 7 }
`,
    needs: {},
  },
  {
    id: 'parallel',
    label: 'two invocations at the same moment, and one after',
    happenings: `- parallel:
    - invoke: { "name": "Ada" }
    - invoke: { "name": "Bo" }
- invoke: { "name": "Cy" }
`,
    needs: {},
  },
];
