import { describe, expect, it } from 'vitest';
import { readTemplate, type TemplateModel } from './index.ts';

const files = {
  'src/orders.mjs': 'export const handler = async () => 1;',
  'index.js': 'exports.handler = async () => 1;',
};

const small = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: orders.handler
      Runtime: nodejs24.x
`;

function modelOf(text: string): TemplateModel {
  const reading = readTemplate(text, files);
  if (reading.kind === 'problems') throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.model;
}

/** Every problem on a line of its own: where, what, and what to do. */
function problemsOf(text: string): string[] {
  const reading = readTemplate(text, files);
  if (reading.kind === 'model') throw new Error('The template has no problem.');
  return reading.problems.map(({ line, column, message, remedy }) => `${line}:${column} ${message} ${remedy}`);
}

/** The small template with more lines under the function's properties. */
const withProperties = (lines: string): string => `${small}${lines.replaceAll(/^(?=.)/gm, '      ')}\n`;
const withEvents = (event: string, more = ''): string =>
  `${withProperties(`Events:\n${event.replaceAll(/^(?=.)/gm, '  ')}`)}${more}`;

describe('a function', () => {
  it('gets what Lambda gives it where the template says nothing', () => {
    expect(modelOf(small)).toEqual({
      logicalId: 'Orders',
      queues: {},
      function: {
        handler: 'orders.handler',
        runtime: 'nodejs24.x',
        memorySize: 128,
        timeout: 3,
        environment: {},
        architecture: 'x86_64',
      },
      triggers: [],
      policies: [],
      layers: [],
      files: { 'orders.mjs': files['src/orders.mjs'] },
    });
  });

  it('logs as LoggingConfig says, with what Globals add', () => {
    const globals = 'Globals: { Function: { LoggingConfig: { LogFormat: JSON } } }\n';
    const logging = (text: string) => modelOf(text).function.logging;
    expect(logging(withProperties('LoggingConfig: { LogFormat: Text }'))).toEqual({ logFormat: 'Text' });
    expect(logging(globals + withProperties('LoggingConfig: { ApplicationLogLevel: WARN }'))).toEqual({
      logFormat: 'JSON',
      applicationLogLevel: 'WARN',
    });
    expect(problemsOf(withProperties('LoggingConfig: { ApplicationLogLevel: WARN }'))).toEqual([
      '9:45 ApplicationLogLevel needs LogFormat: JSON. Write LogFormat: JSON beside it.',
    ]);
    expect(problemsOf(withProperties('LoggingConfig: { LogFormat: Text, ApplicationLogLevel: WARN }'))).toEqual([
      '9:62 ApplicationLogLevel is there for LogFormat: JSON only. Write LogFormat: JSON, or take ApplicationLogLevel out.',
    ]);
    expect(problemsOf(withProperties('LoggingConfig: { LogFormat: json }'))).toEqual([
      '9:35 LogFormat is "json"; it has to be one of Text, JSON. Did you mean JSON?',
    ]);
  });

  it('deals with asynchronous invocations as EventInvokeConfig and DeadLetterQueue say', () => {
    const queue = '  Failed: { Type: AWS::SQS::Queue }\n';
    const text = withProperties(`EventInvokeConfig:
  MaximumRetryAttempts: 0
  MaximumEventAgeInSeconds: 60
  DestinationConfig:
    OnFailure: { Type: SQS, Destination: !GetAtt Failed.Arn }
    OnSuccess: { Type: SQS, Destination: arn:aws:sqs:us-east-1:123456789012:done }
DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Failed.Arn }`);
    expect(modelOf(text + queue).function.asynchronous).toEqual({
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 60,
      onFailure: 'Failed',
      onSuccess: 'done',
      deadLetterQueue: 'Failed',
    });
    const toTopic = 'DeadLetterQueue: { Type: SNS, TargetArn: arn:aws:sns:us-east-1:123456789012:news }';
    expect(modelOf(withProperties(toTopic)).function.asynchronous).toBeUndefined();
    expect(problemsOf(withProperties('EventInvokeConfig: { MaximumRetryAttempts: 3, Destination: x }'))).toEqual([
      '9:50 MaximumRetryAttempts is 3; it has to be a whole number from 0 to 2. Write the number alone.',
      '9:53 EventInvokeConfig has no Destination. There are: DestinationConfig, MaximumEventAgeInSeconds, MaximumRetryAttempts.',
    ]);
  });

  it('takes over what Globals say, and is right where both say something', () => {
    const globals = `Globals:
  Function:
    Timeout: 20
    MemorySize: 512
    Environment: { Variables: { STAGE: prod, CURRENCY: USD } }
`;
    const { function: config } = modelOf(
      `${globals}${withProperties('MemorySize: 256\nEnvironment:\n  Variables:\n    CURRENCY: EUR\n    LIMIT: 5\n    DEBUG: true')}`,
    );
    expect(config).toMatchObject({ memorySize: 256, timeout: 20 });
    expect(config.environment).toEqual({ STAGE: 'prod', CURRENCY: 'EUR', LIMIT: '5', DEBUG: 'true' });
  });

  it('may have its runtime from Globals, numbers in quotes, and keys in any notation', () => {
    const text = `{ "Transform": ["AWS::Serverless-2016-10-31"], "Globals": { "Function": { "Runtime": "nodejs22.x" } },
      "Resources": { "F": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "index.handler", "Timeout": "7", "Architectures": ["arm64"] } } } }`;
    expect(modelOf(text).function).toMatchObject({ runtime: 'nodejs22.x', timeout: 7, architecture: 'arm64' });
  });

  it.each(['.', './', 'src', './src/', 'src/'])('finds its file under CodeUri %s', (codeUri) => {
    const handler = codeUri.includes('src') ? 'orders.handler' : 'src/orders.handler';
    const text = small.replace('CodeUri: src/', `CodeUri: ${codeUri}`).replace('orders.handler', handler);
    expect(modelOf(text).function.handler).toBe(handler);
  });

  it('may have rules and subscriptions beside it that call somebody else', () => {
    const others = `  Report:
    Type: AWS::Events::Rule
    Properties:
      Targets: [{ Id: a, Arn: !GetAtt Jobs.Arn }, { Id: b, Arn: 'arn:aws:lambda:us-east-1:123456789012:function:Orders2' }]
  Told: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Jobs.Arn } }
  News: { Type: AWS::SNS::Topic }
  Jobs: { Type: AWS::SQS::Queue }
`;
    expect(modelOf(small + others).triggers).toEqual([]);
  });

  it('may say that it wants no snapshots', () => {
    expect(modelOf(withProperties('SnapStart: { ApplyOn: None }')).logicalId).toBe('Orders');
  });

  it('keeps policies and layers as they stand there', () => {
    const text = withProperties(`Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:tools:3']
Policies:
  - AWSLambdaBasicExecutionRole
  - DynamoDBReadPolicy: { TableName: !Ref Users }
  - Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: !Sub 'arn:aws:s3:::\${Uploads}/*' }]`);
    const { policies, layers } = modelOf(
      `${text}  Users: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: users } }\n  Uploads: { Type: 'AWS::S3::Bucket' }\n`,
    );
    expect(layers).toEqual(['arn:aws:lambda:us-east-1:123456789012:layer:tools:3']);
    expect(policies).toEqual([
      'AWSLambdaBasicExecutionRole',
      { DynamoDBReadPolicy: { TableName: 'users' } },
      { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::Uploads/*' }] },
    ]);
  });
});

describe('a reference', () => {
  it.each([
    ['!Ref Memory', '512'],
    ['{ Ref: Memory }', '512'],
    ['!Sub "${Memory}"', '512'],
    ['{ "Fn::Sub": "${Memory}" }', '512'],
    ['!Sub ["${Own}", { Own: 300 }]', '300'],
  ])('%s is followed', (written, value) => {
    const text = `Parameters:\n  Memory: { Type: Number, Default: 512 }\n${withProperties(`MemorySize: ${written}`)}`;
    expect(String(modelOf(text).function.memorySize)).toBe(value);
  });

  it('to a resource is its name, or what it is called', () => {
    const text = withProperties(
      'Environment:\n  Variables:\n    A: !Ref Uploads\n    B: !Ref Named\n    C: !GetAtt Named.Arn\n    D: !Sub "${AWS::Region}-${Named.Arn}-${!literal}"',
    );
    expect(
      modelOf(
        `${text}  Uploads: { Type: 'AWS::S3::Bucket' }\n  Named: { Type: 'AWS::SQS::Queue', Properties: { QueueName: orders } }\n`,
      ).function.environment,
    ).toEqual({ A: 'Uploads', B: 'orders', C: 'orders', D: 'us-east-1-orders-${literal}' });
  });

  it('to nothing, to a parameter without a default, to itself, or of another kind, is told', () => {
    expect(
      problemsOf(
        withProperties('MemorySize: !Ref Memry').replace(
          'Resources',
          'Parameters:\n  Memory: { Default: 1, Type: Number }\nResources',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "11:24 There is no parameter or resource Memry in this template. Did you mean Memory?",
      ]
    `);
    expect(
      problemsOf(
        withProperties('Timeout: !Ref Wait').replace('Resources', 'Parameters:\n  Wait: { Type: Number }\nResources'),
      ),
    ).toMatchInlineSnapshot(`
      [
        "11:21 The parameter Wait has no Default. Nobody is here to give it a value: write Default under it.",
      ]
    `);
    expect(problemsOf(withProperties('Timeout: !FindInMap [A, B, C]'))).toMatchInlineSnapshot(`
      [
        "9:27 !FindInMap cannot be tried here. Write the value itself. !Ref, !Sub and !GetAtt are understood.",
      ]
    `);
    const loop = withProperties('Environment:\n  Variables:\n    A: !Ref Loop');
    expect(
      modelOf(`${loop}  Loop: { Type: 'AWS::SQS::Queue', Properties: { QueueName: !Ref Loop } }\n`).function
        .environment,
    ).toEqual({ A: 'Loop' });
  });
});

describe('an event', () => {
  it('of an HTTP API is a route, and all are of one API', () => {
    const events = `List: { Type: HttpApi, Properties: { Path: /orders, Method: get } }
Any: { Type: HttpApi, Properties: { Path: '/{proxy+}', Method: ANY } }
Rest: { Type: Api, Properties: { Path: /old, Method: post } }`;
    expect(modelOf(withEvents(events)).triggers).toEqual([
      { kind: 'http-api', routes: ['GET /orders', 'ANY /{proxy+}'] },
      { kind: 'rest-api', routes: ['POST /old'], stage: 'Prod' },
    ]);
    expect(modelOf(withEvents('All: { Type: HttpApi }')).triggers).toEqual([
      { kind: 'http-api', routes: ['$default'] },
    ]);
  });

  it.each<[string, string, object]>([
    [
      'S3',
      "{ Bucket: !Ref Place, Events: 's3:ObjectCreated:*', Filter: { S3Key: { Rules: [{ Name: suffix, Value: .png }] } } }",
      { kind: 's3', bucket: 'place', events: ['s3:ObjectCreated:*'], suffix: '.png' },
    ],
    [
      'SQS',
      '{ Queue: !GetAtt Place.Arn, BatchSize: 5, FunctionResponseTypes: [ReportBatchItemFailures], ScalingConfig: { MaximumConcurrency: 2 } }',
      {
        kind: 'sqs',
        queue: 'place',
        batchSize: 5,
        functionResponseTypes: ['ReportBatchItemFailures'],
        maximumConcurrency: 2,
      },
    ],
    [
      'SNS',
      '{ Topic: !Ref Place, FilterPolicy: { kind: [new] } }',
      { kind: 'sns', topic: 'place', filterPolicy: { kind: ['new'] } },
    ],
    [
      'DynamoDB',
      `{ Stream: !GetAtt Place.StreamArn, StartingPosition: LATEST, BisectBatchOnFunctionError: true, FilterCriteria: { Filters: [{ Pattern: '{"a":[1]}' }] } }`,
      {
        kind: 'dynamodb-stream',
        table: 'place',
        startingPosition: 'LATEST',
        bisectBatchOnFunctionError: true,
        filterPatterns: [{ a: [1] }],
      },
    ],
    [
      'Schedule',
      '{ Schedule: rate(5 minutes), Input: \'{"job":1}\' }',
      { kind: 'schedule', name: 'It', by: 'rule', scheduleExpression: 'rate(5 minutes)', input: { job: 1 } },
    ],
    [
      'ScheduleV2',
      "{ ScheduleExpression: 'cron(0 3 * * ? *)', ScheduleExpressionTimezone: Europe/Berlin, Name: nightly }",
      {
        kind: 'schedule',
        name: 'nightly',
        by: 'scheduler',
        scheduleExpression: 'cron(0 3 * * ? *)',
        scheduleExpressionTimezone: 'Europe/Berlin',
      },
    ],
    [
      'EventBridgeRule',
      '{ Pattern: { source: [shop] } }',
      { kind: 'event-rule', name: 'It', eventPattern: { source: ['shop'] } },
    ],
    [
      'EventBridgeRule',
      '{ Pattern: { source: [shop] }, InputPath: $.detail }',
      { kind: 'event-rule', name: 'It', eventPattern: { source: ['shop'] }, inputPath: '$.detail' },
    ],
    [
      'EventBridgeRule',
      `{ Pattern: { source: [shop] }, InputTransformer: { InputPathsMap: { id: $.detail.id }, InputTemplate: '{ "id": <id> }' } }`,
      {
        kind: 'event-rule',
        name: 'It',
        eventPattern: { source: ['shop'] },
        inputTransformer: { inputPathsMap: { id: '$.detail.id' }, inputTemplate: '{ "id": <id> }' },
      },
    ],
  ])('of type %s becomes a trigger', (type, properties, trigger) => {
    const place = "  Place: { Type: 'AWS::X::Y', Properties: { Name: place } }\n";
    expect(modelOf(withEvents(`It: { Type: ${type}, Properties: ${properties} }`, place)).triggers).toEqual([trigger]);
  });

  it.each([
    ['Schedule', '{ Schedule: rate(5 minutes), Enabled: false }'],
    ['ScheduleV2', '{ ScheduleExpression: rate(5 minutes), State: DISABLED }'],
    ['EventBridgeRule', '{ Pattern: { source: [shop] }, State: DISABLED }'],
    ['SQS', '{ Queue: !GetAtt Place.Arn, Enabled: false }'],
  ])('of type %s that is switched off calls nobody', (type, properties) => {
    const place = "  Place: { Type: 'AWS::X::Y', Properties: { Name: place } }\n";
    expect(modelOf(withEvents(`It: { Type: ${type}, Properties: ${properties} }`, place)).triggers).toEqual([]);
  });

  it('is also a function URL, which stands among the properties', () => {
    expect(modelOf(withProperties('FunctionUrlConfig: { AuthType: NONE }')).triggers).toEqual([
      { kind: 'function-url' },
    ]);
  });
});

function withRuleInput(input: string): string {
  return withEvents(`It: { Type: EventBridgeRule, Properties: { Pattern: { source: [shop] }, ${input} } }`);
}

describe('what cannot be deployed, or tried here,', () => {
  const cases = [
    ['a property that is spelled wrong', withProperties('MemorySiz: 256')],
    ['a wrong type', withProperties('MemorySize: 256 MB')],
    ['too much', withProperties('Timeout: 901')],
    ['a missing handler', small.replace('      Handler: orders.handler\n', '')],
    ['a handler without its file', small.replace('orders.handler', 'order.handler')],
    ['a file for a handler', small.replace('orders.handler', 'orders.mjs')],
    ['a folder that is not there', small.replace('src/', 'lib/')],
    ['another runtime', small.replace('nodejs24.x', 'python3.13')],
    ['a missing transform', small.replace('Transform: AWS::Serverless-2016-10-31\n', '')],
    ['a type that is spelled wrong', small.replace('Serverless::Function', 'Serverless::Funktion')],
    ['no function', 'Transform: AWS::Serverless-2016-10-31\nResources:\n  A: { Type: "AWS::S3::Bucket" }\n'],
    [
      'a schedule beside the function',
      `${small}  Pings:
    Type: AWS::Scheduler::Schedule
    Properties: { ScheduleExpression: rate(5 minutes), Target: { Arn: !GetAtt Orders.Arn } }
`,
    ],
    [
      'a rule that has the ARN of the function written out',
      `${small}  Pings:
    Type: AWS::Events::Rule
    Properties:
      Targets: [{ Id: a, Arn: !Sub 'arn:aws:lambda:us-east-1:\${AWS::AccountId}:function:Orders' }]
`,
    ],
    ['another function', `${small}  Other: { Type: 'AWS::Lambda::Function' }\n`],
    [
      'environments that are ordered',
      withProperties('ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 }'),
    ],
    ['snapshots of another runtime', withProperties('SnapStart: { ApplyOn: PublishedVersions }')],
    ['conditions', `Conditions: { IsProd: true }\n${small}`],
    ['a tab', small.replace('      Handler', '\tHandler')],
    ['indentation that does not fit', small.replace('      Handler', '       Handler')],
    ['the same key twice', withProperties('Handler: orders.handler')],
    ['an event that there is not', withEvents('It: { Type: HttpAPI }')],
    ['an event without what it needs', withEvents('It: { Type: S3, Properties: { Events: x } }')],
    ['a path without a slash', withEvents('It: { Type: HttpApi, Properties: { Path: orders, Method: GIT } }')],
    [
      'a pattern that is refused',
      withEvents('It: { Type: EventBridgeRule, Properties: { Pattern: { source: shop } } }'),
    ],
    ['a schedule that is refused', withEvents("It: { Type: Schedule, Properties: { Schedule: 'cron(0 9 * * 1-5)' } }")],
    [
      'a schedule with windows',
      withEvents(
        `It: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day), StartDate: '2026-01-01T00:00:00Z', FlexibleTimeWindow: { Mode: FLEXIBLE, MaximumWindowInMinutes: 5 } } }`,
      ),
    ],
    ['a state that is none', withRuleInput(`State: "OFF"`)],
    [
      'an input that is no JSON',
      withEvents('It: { Type: Schedule, Properties: { Schedule: rate(5 minutes), Input: x } }'),
    ],
    ['a path that is none', withRuleInput(`InputPath: detail`)],
    ['two inputs', withRuleInput(`InputPath: $.id, Input: '{}'`)],
    ['a variable without a path', withRuleInput(`InputTransformer: { InputTemplate: '"<id>"' }`)],
    ['the whole event in a text', withRuleInput(`InputTransformer: { InputTemplate: '"<aws.events.event.json>"' }`)],
    ['a template that is no JSON', withRuleInput(`InputTransformer: { InputTemplate: order }`)],
    ['a list in place of keys', small.replace('Properties:\n      CodeUri', 'Properties:\n      - CodeUri')],
    ['nothing', ''],
  ] as const;

  it('is told with its line, and what to do', () => {
    const told = cases.map(([what, text]) => [`${what}:`, ...problemsOf(text).map((line) => `  ${line}`)].join('\n'));
    expect(`\n${told.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      a property that is spelled wrong:
        9:7 The function Orders has no MemorySiz. Did you mean MemorySize?
      a wrong type:
        9:19 MemorySize is "256 MB"; it has to be a whole number from 128 to 10240. Write the number of megabytes, without a unit.
      too much:
        9:16 Timeout is 901; it has to be a whole number from 1 to 900. Write the number of seconds, without a unit.
      a missing handler:
        3:3 The function Orders has no Handler. Name file and export, such as Handler: index.handler.
      a handler without its file:
        7:16 Handler is order.handler, and there is no file order.mjs. The part before the last dot names a file of src: orders.mjs.
      a file for a handler:
        7:16 Handler is the name of a file, orders.mjs. Write orders.handler, if handler is what the file exports: the extension is left out.
      a folder that is not there:
        6:16 There is no file in the folder lib/. There are: src/orders.mjs, index.js.
      another runtime:
        8:16 The runtime python3.13 cannot be tried here. Write nodejs24.x or nodejs22.x.
      a missing transform:
        1:1 The template has no Transform. Write Transform: AWS::Serverless-2016-10-31 at the top: it makes CloudFormation understand SAM.
      a type that is spelled wrong:
        4:11 There is no type AWS::Serverless::Funktion. Did you mean AWS::Serverless::Function?
      no function:
        3:3 There is no function under Resources. Give one of them Type: AWS::Serverless::Function.
      a schedule beside the function:
        10:11 AWS::Scheduler::Schedule cannot be tried here. Give the function an event of type ScheduleV2.
      a rule that has the ARN of the function written out:
        10:11 AWS::Events::Rule cannot be tried here. Give the function an event of type EventBridgeRule or Schedule.
      another function:
        9:18 AWS::Lambda::Function cannot be tried here. Write it as AWS::Serverless::Function.
      environments that are ordered:
        9:37 Provisioned concurrency cannot be tried here: no environment is there before somebody calls. Take ProvisionedConcurrencyConfig out.
      snapshots of another runtime:
        9:29 There is no SnapStart for nodejs24.x: AWS refuses it. Take SnapStart out. It is there for Java, Python and .NET.
      conditions:
        1:1 Conditions cannot be tried here. Take Conditions out: nothing here needs it.
      a tab:
        7:1 This line is indented with a tab. YAML takes spaces only: use two for each level.
      indentation that does not fit:
        6:16 The indentation does not fit what stands above. Give keys of the same level the same number of spaces, and put only one "key: value" on a line.
      the same key twice:
        9:7 The same key stands here for the second time. Keep one of the two.
      an event that there is not:
        10:21 Type of the event It is "HttpAPI"; it has to be one of HttpApi, Api, S3, SNS, SQS, DynamoDB, Schedule, ScheduleV2, EventBridgeRule. Did you mean HttpApi?
      an event without what it needs:
        10:37 An event of type S3 has no Bucket. Name a bucket of this template: Bucket: !Ref Uploads.
      a path without a slash:
        10:50 Path is "orders"; it has to begin with a slash. Write /orders.
        10:66 Method is GIT. Write one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, ANY, in capitals or not.
      a pattern that is refused:
        10:61 EventBridge refuses this Pattern: source is not a list: write ["shop"]. Write what may be there in lists.
      a schedule that is refused:
        10:55 Schedule is "cron(0 9 * * 1-5)". cron(…) has six fields: minutes, hours, day of month, month, day of week, year. Here are 5. AWS refuses such a schedule.
      a schedule with windows:
        10:91 StartDate cannot be tried here. Take StartDate out.
        10:143 A flexible window cannot be tried here: calls come to the minute. Write Mode: 'OFF'.
      a state that is none:
        10:88 State is "OFF"; it has to be one of ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. Write one of them.
      an input that is no JSON:
        10:79 Input has to be JSON in a text: a function takes nothing else. Put it in single quotes.
      a path that is none:
        10:92 EventBridge refuses this InputPath: "detail" is no path: it begins with $ and goes on with dots, such as $.detail.id, or with numbers in brackets. Write it with dots.
      two inputs:
        10:92 EventBridge takes only one of Input and InputPath. Keep the one that you mean.
      a variable without a path:
        10:116 InputTemplate has a variable <id> without a path. Add it to InputPathsMap, or correct its name.
      the whole event in a text:
        10:116 <aws.events.event.json> can stand only in a template that is an object. Write { "event": <aws.events.event.json> } in single quotes.
      a template that is no JSON:
        10:116 InputTemplate has to be JSON with variables, or a text in double quotes. Put quotes around texts, and single quotes around all of it.
      a list in place of keys:
        7:1 The indentation does not fit what stands above. Give keys of the same level the same number of spaces, and put only one "key: value" on a line.
      nothing:
        1:1 The template has to be keys and values. Write each of them on a line of its own, indented.
      "
    `);
  });
});
