import type { Check, ExerciseSpec } from '#sandbox';
import { describe, expect, it } from 'vitest';
import { applyTemplate, deployTemplate } from './index.ts';

const spec: ExerciseSpec = {
  kind: 'config',
  function: { handler: 'x.y', runtime: 'nodejs22.x', memorySize: 1_024, timeout: 60, environment: { OLD: '1' } },
  triggers: [{ kind: 'sqs', queue: 'old' }],
  tasks: [],
};

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: index.handler
      Runtime: nodejs24.x
      Events:
        Get: { Type: HttpApi, Properties: { Path: /x, Method: get } }
`;

it('gives an exercise the function, the triggers and the files of a template, and nothing of what it had', () => {
  const deployment = applyTemplate(spec, {
    'template.yaml': template,
    'src/index.mjs': '// code',
    'other.mjs': '// other',
  });
  expect(deployment).toMatchObject({
    kind: 'deployed',
    files: { 'index.mjs': '// code' },
    spec: {
      kind: 'config',
      function: { handler: 'index.handler', memorySize: 128, environment: {} },
      // The REST API that the template does not have answers nothing.
      triggers: [
        { kind: 'http-api', routes: ['GET /x'] },
        { kind: 'rest-api', routes: [] },
      ],
    },
  });
  expect(deployment.kind === 'deployed' && Object.keys(deployment.files)).toEqual(['index.mjs']);
});

it('says what keeps a template from being deployed', () => {
  const deployment = applyTemplate(spec, {
    'template.yaml': template.replace('Handler', 'Handlr'),
    'src/index.mjs': '',
  });
  expect(deployment.kind === 'problems' && deployment.problems.map(({ line, message }) => [line, message])).toEqual([
    [3, 'The function F has no Handler.'],
    [7, 'The function F has no Handlr.'],
  ]);
});

describe('a queue of the template', () => {
  const withQueue = (properties: string, timeout = 20): string =>
    `${template.replace('Handler:', `Timeout: ${timeout}\n      Handler:`).replace('Get: { Type: HttpApi, Properties: { Path: /x, Method: get } }', 'Jobs: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } }')}  Jobs:
    Type: AWS::SQS::Queue
    Properties: ${properties}
  Failed: { Type: AWS::SQS::Queue }
`;
  const deploy = (text: string, more: Partial<ExerciseSpec> = {}) =>
    applyTemplate({ ...spec, ...more }, { 'template.yaml': text, 'src/index.mjs': '' });

  it('is there with what the template says, and holds what the exercise puts into it', () => {
    const deployment = deploy(
      withQueue(
        '{ VisibilityTimeout: 120, RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3 } }',
      ),
      { resources: { queues: { Jobs: { visibilityTimeout: 5, delaySeconds: 1, messages: [{ body: 'one' }] } } } },
    );
    expect(deployment).toMatchObject({
      spec: {
        resources: {
          queues: {
            Jobs: {
              visibilityTimeout: 120,
              delaySeconds: 1,
              deadLetter: { queue: 'Failed', maxReceiveCount: 3 },
              messages: [{ body: 'one' }],
            },
            Failed: { messages: [] },
          },
        },
      },
    });
  });

  it('is known by an ARN that is written out', () => {
    const arn = '!Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:Jobs"';
    const deployment = deploy(
      withQueue('{ VisibilityTimeout: 19 }').replace('Queue: !GetAtt Jobs.Arn', `Queue: ${arn}`),
    );
    expect(deployment.kind === 'problems' && deployment.problems[0].message).toContain('19 seconds is less than');
  });

  it('is the same in a scenario that has messages of its own for it', () => {
    const scenario = {
      name: 'x',
      values: {},
      steps: [],
      checks: [],
      resources: { queues: { Jobs: { messages: [{ body: 'two' }] } } },
    };
    const tasks = [{ title: 'x', hints: [], scenarios: [scenario] }];
    const deployment = deploy(withQueue('{ VisibilityTimeout: 120 }'), { tasks });
    expect(deployment.kind === 'deployed' && deployment.spec.tasks[0]?.scenarios[0]?.resources?.queues).toEqual({
      Jobs: { visibilityTimeout: 120, messages: [{ body: 'two' }] },
    });
  });

  it('is FIFO where the template says so, by a name that ends in .fifo', () => {
    const properties = '{ QueueName: jobs.fifo, FifoQueue: true, ContentBasedDeduplication: true }';
    const deployment = deploy(withQueue(properties), {
      resources: { queues: { 'jobs.fifo': { messages: [{ body: 'one', groupId: 'a' }] } } },
    });
    expect(deployment).toMatchObject({
      spec: {
        triggers: [{ kind: 'sqs', queue: 'jobs.fifo' }, {}, {}],
        resources: {
          queues: {
            'jobs.fifo': { fifo: true, contentBasedDeduplication: true, messages: [{ body: 'one', groupId: 'a' }] },
          },
        },
      },
    });
  });

  it.each([
    ['BatchSize: 10', []],
    ['BatchSize: 11', ['jobs.fifo is a FIFO queue, and its event has a BatchSize of 11.']],
    [
      'MaximumBatchingWindowInSeconds: 1',
      ['jobs.fifo is a FIFO queue, and its event has a MaximumBatchingWindowInSeconds.'],
    ],
  ])('that is FIFO is polled as AWS polls it: %s', (setting, messages) => {
    const text = withQueue('{ QueueName: jobs.fifo, FifoQueue: true }').replace('Jobs.Arn }', `Jobs.Arn, ${setting} }`);
    const deployment = deploy(text);
    expect(deployment.kind === 'problems' ? deployment.problems.map(({ message }) => message) : []).toEqual(messages);
  });

  it.each([
    ['{ VisibilityTimeout: 60 }', 60, []],
    [
      '{ VisibilityTimeout: 59 }',
      60,
      ['Queue visibility timeout: 59 seconds is less than Function timeout: 60 seconds. AWS does not connect the two.'],
    ],
    [
      '{}',
      31,
      ['Queue visibility timeout: 30 seconds is less than Function timeout: 31 seconds. AWS does not connect the two.'],
    ],
    ['{ VisibilityTimeout: 43201 }', 20, ['VisibilityTimeout is 43201; it has to be a whole number from 0 to 43200.']],
    ['{ VisibilityTimout: 60 }', 20, ['The queue Jobs has no VisibilityTimout.']],
    ['{ FifoQueue: true }', 20, ['A FIFO queue without a QueueName cannot be tried here.']],
    ['{ FifoQueue: true, QueueName: jobs }', 20, ['QueueName is "jobs", and the queue is FIFO.']],
    ['{ QueueName: jobs.fifo }', 20, ['QueueName is "jobs.fifo", and the queue is not FIFO.']],
    ['{ FifoQueue: false, QueueName: jobs.fifo }', 20, ['QueueName is "jobs.fifo", and the queue is not FIFO.']],
    ['{ ContentBasedDeduplication: true }', 20, ['ContentBasedDeduplication is of FIFO queues only.']],
    ['{ FifoThroughputLimit: perQueue }', 20, ['FifoThroughputLimit is of FIFO queues only.']],
    ['{ FifoQueue: maybe, QueueName: jobs.fifo }', 20, ['FifoQueue is "maybe"; it has to be true or false.']],
    [
      '{ FifoQueue: true, QueueName: jobs.fifo, RedrivePolicy: { deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3 } }',
      20,
      ['jobs.fifo is a FIFO queue, and its dead-letter queue Failed is a standard queue.'],
    ],
    ['{ RedrivePolicy: { maxReceiveCount: 3 } }', 20, ['RedrivePolicy has no deadLetterTargetArn.']],
  ])('%s, with a timeout of %i s, is told what is wrong', (properties, timeout, messages) => {
    const deployment = deploy(withQueue(properties, timeout));
    expect(deployment.kind === 'problems' ? deployment.problems.map(({ message }) => message) : []).toEqual(messages);
  });
});

describe('what the role may do', () => {
  const policy = 'Policies: [{ S3ReadPolicy: { BucketName: reports } }]\n      Handler:';
  const asking = (checks: readonly Check[]): ExerciseSpec => ({
    ...spec,
    tasks: [{ title: 'x', hints: [], scenarios: [{ name: 'x', values: {}, steps: [], checks }] }],
  });
  const check = {
    kind: 'permission',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::reports/a',
    expect: 'allowed',
  } as const;
  const withPolicy = (text: string) => ({ 'template.yaml': template.replace('Handler:', text), 'src/index.mjs': '' });

  it('is read where a check asks for it, and nowhere else', async () => {
    const asked = await deployTemplate(asking([{ id: 'it', ...check }]), withPolicy(policy));
    expect(asked.kind === 'deployed' && asked.spec.permissions).toHaveLength(2);
    const other = await deployTemplate(asking([{ id: 'it', kind: 'no-function-error' }]), withPolicy(policy));
    expect(other.kind === 'deployed' && other.spec.permissions).toBe(undefined);
  });

  it('keeps a template from being tried where it cannot be said', async () => {
    const unknown = withPolicy('Policies: [AmazonEC2FullAccess]\n      Handler:');
    const asked = await deployTemplate(asking([{ id: 'it', ...check }]), unknown);
    expect(asked.kind === 'problems' && asked.problems.map(({ line, message }) => [line, message])).toEqual([
      [7, 'What the managed policy AmazonEC2FullAccess allows is not known here.'],
    ]);
    expect((await deployTemplate(asking([]), unknown)).kind).toBe('deployed');
  });
});
