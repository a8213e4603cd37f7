import { describe, expect, it } from 'vitest';
import { authorMessage, exampleFolder, parseExample } from './example-exercise.fixture.ts';

const bareEvents = 'steps: [{ invoke: null }, { invoke: { n: 4 } }]';

function withYaml(top: string, steps = bareEvents): Record<string, string> {
  const yaml = (exampleFolder['exercise.yaml'] ?? '')
    .replace('tasks:\n', `${top}\ntasks:\n`)
    .replace(bareEvents, steps);
  return { ...exampleFolder, 'exercise.yaml': yaml };
}

const resources = `resources:
  queues: { jobs: {}, dead: {} }
  buckets: { uploads: {} }
  tables: { users: { partitionKey: { name: id }, stream: NEW_IMAGE }, plain: { partitionKey: { name: id } } }`;

describe('triggers and steps', () => {
  it('reach the engine', () => {
    const steps = `steps:
          - invoke: {}
          - upload-object: { bucket: uploads, key: 'a b', text: hi, deliveries: 2 }
          - send-messages: { queue: jobs, messages: [{ body: one }] }
          - update-item: { table: users, key: { id: ada }, set: { age: 37 } }
          - parallel: [{ request: { api: rest } }, { invoke: 1 }]
          - fire-schedule: { schedule: nightly }
          - wait: 60`;
    const triggers = `triggers:
  - { kind: sqs, queue: jobs, functionResponseTypes: [ReportBatchItemFailures] }
  - { kind: s3, bucket: uploads }
  - { kind: dynamodb-stream, table: users }
  - { kind: rest-api, routes: ['GET /users/{id}', 'ANY /{proxy+}'] }
  - { kind: schedule, name: nightly, by: scheduler, scheduleExpression: cron(0 3 * * ? *) }`;
    const { spec } = parseExample(withYaml(`${resources}\n${triggers}`, steps));
    expect(spec.triggers?.[1]).toEqual({ kind: 's3', bucket: 'uploads', events: ['s3:ObjectCreated:*'] });
    expect(spec.tasks[1]?.scenarios[0]?.steps).toMatchInlineSnapshot(`
      [
        {
          "event": {},
          "kind": "invoke",
        },
        {
          "bucket": "uploads",
          "deliveries": 2,
          "key": "a b",
          "kind": "upload-object",
          "text": "hi",
        },
        {
          "kind": "send-messages",
          "messages": [
            {
              "body": "one",
            },
          ],
          "queue": "jobs",
        },
        {
          "key": {
            "id": "ada",
          },
          "kind": "update-item",
          "set": {
            "age": 37,
          },
          "table": "users",
        },
        {
          "kind": "parallel",
          "steps": [
            {
              "api": "rest",
              "kind": "http-request",
              "request": {
                "headers": {},
                "method": "GET",
                "path": "/",
                "query": {},
              },
            },
            {
              "event": 1,
              "kind": "invoke",
            },
          ],
        },
        {
          "kind": "fire-schedule",
          "schedule": "nightly",
        },
        {
          "kind": "wait",
          "seconds": 60,
        },
      ]
    `);
  });

  it('speak only of what is there', () => {
    const triggers = `triggers:
  - { kind: sqs, queue: job, batchSize: 100 }
  - { kind: dynamodb-stream, table: plain, onFailure: lost }
  - { kind: event-rule, name: big, eventPattern: { source: shop } }
  - { kind: schedule, name: nightly, by: rule, scheduleExpression: rate(1 day), scheduleExpressionTimezone: UTC }
  - { kind: rest-api, routes: [$default] }`;
    const steps = `steps: [{ publish: { topic: news, message: hi } }, { delete-object: { bucket: upload, key: a } }, { invoke: 1 }]`;
    expect(authorMessage(withYaml(`${resources}\n${triggers}`, steps))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:8  triggers[0].queue
        expected  one of jobs, dead
        found     "job"
        remedy    Did you mean jobs?

      content/lessons/01-numbers/exercises/double/exercise.yaml:8  triggers[0].batchSize
        expected  at most 10, or a batching window
        found     100 without one
        remedy    Add maximumBatchingWindowInSeconds, 1 or more: AWS refuses larger batches without it.

      content/lessons/01-numbers/exercises/double/exercise.yaml:9  triggers[1].table
        expected  a table with a stream
        found     plain, which has none
        remedy    Add "stream: NEW_AND_OLD_IMAGES", or another view type, to resources.tables.plain.

      content/lessons/01-numbers/exercises/double/exercise.yaml:9  triggers[1].onFailure
        expected  one of jobs, dead
        found     "lost"
        remedy    Declare it under resources.queues, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:10  triggers[2].eventPattern
        expected  a pattern: names, and a list of values for each
        found     source is not a list: write ["shop"].
        remedy    Write what is wanted in a list, such as { source: [shop.orders] }.

      content/lessons/01-numbers/exercises/double/exercise.yaml:11  triggers[3].by
        expected  a scheduler, where there is a time zone
        found     rule
        remedy    Write "by: scheduler", or take scheduleExpressionTimezone out.

      content/lessons/01-numbers/exercises/double/exercise.yaml:12  triggers[4].routes
        expected  methods and paths
        found     "$default", which only HTTP APIs have
        remedy    Write ANY / and ANY /{proxy+} for everything, or leave routes out.

      content/lessons/01-numbers/exercises/double/exercise.yaml:24  tasks[1].scenarios[0].steps[0]
        expected  a trigger of the kind sns
        found     none
        remedy    Add one under triggers: nothing calls the function because of this step.

      content/lessons/01-numbers/exercises/double/exercise.yaml:24  tasks[1].scenarios[0].steps[1]
        expected  one of uploads
        found     "upload"
        remedy    Did you mean uploads?
      "
    `);
  });

  it('say one thing each', () => {
    expect(authorMessage(withYaml(resources, 'steps: [{ invoke: 1, wait: 2 }]'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:18  tasks[1].scenarios[0].steps[0]
        expected  one thing that happens, such as request or invoke
        found     none of them, or more than one
        remedy    Say once what happens to the function: a request for HTTP, invoke for a bare event, steps for several.
      "
    `);
  });

  it('take only what AWS takes of a queue', () => {
    const slow = resources.replace('jobs: {}', 'jobs: { visibilityTimeout: 5 }');
    expect(authorMessage(withYaml(`${slow}\ntriggers: [{ kind: sqs, queue: jobs }]`))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:7  triggers[0].queue
        expected  a visibility time-out of at least the function's timeout, 7 s
        found     5 s
        remedy    Raise visibilityTimeout of resources.queues.jobs; AWS refuses such a trigger, and advises six times the timeout.
      "
    `);
  });
});
