import { describe, expect, it } from 'vitest';
import { readTemplate } from '#sam-template';
import type { TriggerSpec } from '#sandbox';
import { firstPlayground, type Playground } from '../playground.ts';
import { readPlayground, type ReadPlayground } from '../read-playground.ts';
import { playgroundTemplate } from './template.ts';

function read(changes: Partial<Playground>): ReadPlayground {
  const reading = readPlayground({ ...firstPlayground, ...changes });
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  return reading.read;
}

/** What the template room makes of the template. */
function deployed(changes: Partial<Playground>) {
  const playground = read(changes);
  const text = playgroundTemplate(playground);
  const files = Object.fromEntries(Object.entries(playground.files).map(([name, file]) => [`src/${name}`, file]));
  const reading = readTemplate(text, files);
  if (reading.kind === 'problems') throw new Error(`${JSON.stringify(reading.problems)}\n${text}`);
  return { text, playground, model: reading.model };
}

describe('the template', () => {
  it('of the first playground is nothing but the function', () => {
    const { text, model, playground } = deployed({});
    expect(text).toMatchInlineSnapshot(`
      "AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::Serverless-2016-10-31
      Description: A function from the playground of Coldstart.
      Resources:
        Function:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: src/
            Handler: index.handler
            Runtime: nodejs24.x
            Architectures:
              - x86_64
            MemorySize: 128
            Timeout: 3
      "
    `);
    expect(model.function).toEqual({ ...playground.function, architecture: 'x86_64' });
    expect(model.triggers).toEqual([]);
    expect(model.files).toEqual(playground.files);
  });

  it('has every service, with what lets them reach each other', () => {
    const services = `resources:
  buckets: { uploads: {} }
  tables:
    users:
      partitionKey: { name: id }
      sortKey: { name: at, type: N }
      indexes: { by-mail: { partitionKey: { name: mail } }, by-name: { partitionKey: { name: id }, sortKey: { name: name }, kind: local } }
      stream: NEW_IMAGE
      timeToLive: expires
  queues:
    orders: { visibilityTimeout: 60, deadLetter: { queue: dead, maxReceiveCount: 3 } }
    dead: {}
  topics: { news: { subscriptions: [{ queue: orders, rawMessageDelivery: true, filterPolicy: { kind: [new] } }] } }
  buses: [shop]
  rules:
    large:
      bus: shop
      eventPattern: { detail: { total: [{ numeric: ['>', 100] }] } }
      targets: [{ queue: orders, inputPath: $.detail, deadLetterQueue: dead }, { topic: news }, { bus: default }, { function: charge }]
    hourly: { scheduleExpression: rate(1 hour), targets: [{ topic: news, input: { job: clean } }] }
  schedules:
    report: { scheduleExpression: cron(0 9 * * ? *), scheduleExpressionTimezone: Europe/Berlin, target: { queue: orders }, input: { a: 1 } }
  functions: { charge: { handler: index.handler, memorySize: 128, timeout: 3 } }
  secrets: { prod/api: '{"key":"abc"}' }
  parameters: { /shop/currency: { value: EUR }, /shop/key: { value: x, type: SecureString } }
triggers:
  - { kind: http-api, routes: ['GET /users/{id}'], cors: { allowOrigins: ['*'] } }
  - { kind: rest-api, binaryMediaTypes: [image/png] }
  - { kind: function-url, cors: { allowOrigins: ['*'] } }
  - { kind: s3, bucket: uploads, prefix: in/ }
  - { kind: dynamodb-stream, table: users, onFailure: dead, bisectBatchOnFunctionError: true }
  - { kind: sqs, queue: orders, batchSize: 5, functionResponseTypes: [ReportBatchItemFailures], maximumConcurrency: 2, filterPatterns: [{ body: { kind: [new] } }] }
  - { kind: sns, topic: news }
  - { kind: sns, topic: alerts }
  - { kind: event-rule, name: all, bus: shop, eventPattern: { source: [shop] }, inputTransformer: { inputPathsMap: { id: $.id }, inputTemplate: '{ "id": <id> }' } }
  - { kind: schedule, name: nightly, by: scheduler, scheduleExpression: cron(0 3 * * ? *), scheduleExpressionTimezone: Europe/Berlin, input: { job: clean } }
asynchronous: { maximumRetryAttempts: 1, onFailure: dead }
`;
    const environment = {
      BUCKET: 'uploads',
      URL: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
      ON: 'on',
      DAY: '2026-01-15',
    };
    const { text, model, playground } = deployed({
      services,
      function: {
        ...firstPlayground.function,
        environment,
        logging: { logFormat: 'JSON', applicationLogLevel: 'WARN' },
        reservedConcurrency: 2,
      },
      files: { ...firstPlayground.files, 'functions/charge/index.mjs': '' },
    });
    expect(text).toMatchInlineSnapshot(`
      "AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::Serverless-2016-10-31
      Description: A function from the playground of Coldstart.
      Parameters:
        UploadsBucketName:
          Type: String
          Default: uploads
          Description: The name of the bucket uploads. It has to be new in all of AWS.
      Resources:
        Function:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: src/
            Handler: index.handler
            Runtime: nodejs24.x
            Architectures:
              - x86_64
            MemorySize: 128
            Timeout: 3
            ReservedConcurrentExecutions: 2
            LoggingConfig:
              LogFormat: JSON
              ApplicationLogLevel: WARN
            Environment:
              Variables:
                BUCKET: !Ref UploadsBucketName
                URL: !Sub https://sqs.\${AWS::Region}.amazonaws.com/\${AWS::AccountId}/orders
                "ON": "on"
                DAY: "2026-01-15"
            EventInvokeConfig:
              MaximumRetryAttempts: 1
              DestinationConfig:
                OnFailure:
                  Type: SQS
                  Destination: !GetAtt Dead.Arn
            FunctionUrlConfig:
              AuthType: NONE
              Cors:
                AllowOrigins:
                  - "*"
            Policies:
              - S3CrudPolicy:
                  BucketName: !Ref UploadsBucketName
              - DynamoDBCrudPolicy:
                  TableName: !Ref Users
              - SQSSendMessagePolicy:
                  QueueName: !Sub \${Orders.QueueName}
              - SQSPollerPolicy:
                  QueueName: !Sub \${Orders.QueueName}
              - SQSSendMessagePolicy:
                  QueueName: !Sub \${Dead.QueueName}
              - SQSPollerPolicy:
                  QueueName: !Sub \${Dead.QueueName}
              - SNSPublishMessagePolicy:
                  TopicName: !Sub \${News.TopicName}
              - SNSPublishMessagePolicy:
                  TopicName: !Sub \${Alerts.TopicName}
              - EventBridgePutEventsPolicy:
                  EventBusName: !Ref Shop
              - EventBridgePutEventsPolicy:
                  EventBusName: default
              - AWSSecretsManagerGetSecretValuePolicy:
                  SecretArn: !Ref ProdApi
              - SSMParameterReadPolicy:
                  ParameterName: shop/currency
              - SSMParameterReadPolicy:
                  ParameterName: shop/key
              - LambdaInvokePolicy:
                  FunctionName: charge
            Events:
              HttpApi1:
                Type: HttpApi
                Properties:
                  Path: /users/{id}
                  Method: GET
                  ApiId: !Ref HttpApi
              Api2:
                Type: Api
                Properties:
                  Path: /
                  Method: ANY
                  RestApiId: !Ref RestApi
              Api3:
                Type: Api
                Properties:
                  Path: /{proxy+}
                  Method: ANY
                  RestApiId: !Ref RestApi
              S34:
                Type: S3
                Properties:
                  Bucket: !Ref Uploads
                  Events:
                    - s3:ObjectCreated:*
                  Filter:
                    S3Key:
                      Rules:
                        - Name: prefix
                          Value: in/
              DynamoDB5:
                Type: DynamoDB
                Properties:
                  Stream: !GetAtt Users.StreamArn
                  StartingPosition: LATEST
                  BisectBatchOnFunctionError: true
                  DestinationConfig:
                    OnFailure:
                      Type: SQS
                      Destination: !GetAtt Dead.Arn
              SQS6:
                Type: SQS
                Properties:
                  Queue: !GetAtt Orders.Arn
                  BatchSize: 5
                  FunctionResponseTypes:
                    - ReportBatchItemFailures
                  FilterCriteria:
                    Filters:
                      - Pattern: '{"body":{"kind":["new"]}}'
                  ScalingConfig:
                    MaximumConcurrency: 2
              SNS7:
                Type: SNS
                Properties:
                  Topic: !Ref News
              SNS8:
                Type: SNS
                Properties:
                  Topic: !Ref Alerts
              EventBridgeRule9:
                Type: EventBridgeRule
                Properties:
                  RuleName: all
                  EventBusName: !Ref Shop
                  Pattern:
                    source:
                      - shop
                  InputTransformer:
                    InputPathsMap:
                      id: $.id
                    InputTemplate: '{ "id": <id> }'
              ScheduleV210:
                Type: ScheduleV2
                Properties:
                  Name: nightly
                  ScheduleExpression: cron(0 3 * * ? *)
                  ScheduleExpressionTimezone: Europe/Berlin
                  Input: '{"job":"clean"}'
        HttpApi:
          Type: AWS::Serverless::HttpApi
          Properties:
            CorsConfiguration:
              AllowOrigins:
                - "*"
        RestApi:
          Type: AWS::Serverless::Api
          Properties:
            StageName: prod
            BinaryMediaTypes:
              - image/png
        Uploads:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: !Ref UploadsBucketName
        Users:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: users
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - AttributeName: id
                AttributeType: S
              - AttributeName: at
                AttributeType: "N"
              - AttributeName: mail
                AttributeType: S
              - AttributeName: name
                AttributeType: S
            KeySchema:
              - AttributeName: id
                KeyType: HASH
              - AttributeName: at
                KeyType: RANGE
            GlobalSecondaryIndexes:
              - IndexName: by-mail
                KeySchema:
                  - AttributeName: mail
                    KeyType: HASH
                Projection:
                  ProjectionType: ALL
            LocalSecondaryIndexes:
              - IndexName: by-name
                KeySchema:
                  - AttributeName: id
                    KeyType: HASH
                  - AttributeName: name
                    KeyType: RANGE
                Projection:
                  ProjectionType: ALL
            StreamSpecification:
              StreamViewType: NEW_IMAGE
            TimeToLiveSpecification:
              AttributeName: expires
              Enabled: true
        Orders:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: orders
            VisibilityTimeout: 60
            RedrivePolicy:
              deadLetterTargetArn: !GetAtt Dead.Arn
              maxReceiveCount: 3
        Dead:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: dead
        News:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: news
        OrdersToNews:
          Type: AWS::SNS::Subscription
          Properties:
            TopicArn: !Ref News
            Protocol: sqs
            Endpoint: !GetAtt Orders.Arn
            RawMessageDelivery: true
            FilterPolicy:
              kind:
                - new
        Alerts:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: alerts
        Shop:
          Type: AWS::Events::EventBus
          Properties:
            Name: shop
        Large:
          Type: AWS::Events::Rule
          Properties:
            Name: large
            EventBusName: !Ref Shop
            EventPattern:
              detail:
                total:
                  - numeric:
                      - ">"
                      - 100
            Targets:
              - Id: target-1
                Arn: !GetAtt Orders.Arn
                InputPath: $.detail
                DeadLetterConfig:
                  Arn: !GetAtt Dead.Arn
              - Id: target-2
                Arn: !Ref News
              - Id: target-3
                Arn: !Sub arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default
                RoleArn: !GetAtt LargeTarget3.Arn
              - Id: target-4
                Arn: !Sub arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:charge
        LargeTarget3:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: events.amazonaws.com
                  Action: sts:AssumeRole
            Policies:
              - PolicyName: deliver
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - Effect: Allow
                      Action: events:PutEvents
                      Resource: !Sub arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default
        LargeTarget4:
          Type: AWS::Lambda::Permission
          Properties:
            Action: lambda:InvokeFunction
            FunctionName: charge
            Principal: events.amazonaws.com
            SourceArn: !GetAtt Large.Arn
        Hourly:
          Type: AWS::Events::Rule
          Properties:
            Name: hourly
            ScheduleExpression: rate(1 hour)
            Targets:
              - Id: target-1
                Arn: !Ref News
                Input: '{"job":"clean"}'
        Report:
          Type: AWS::Scheduler::Schedule
          Properties:
            Name: report
            ScheduleExpression: cron(0 9 * * ? *)
            ScheduleExpressionTimezone: Europe/Berlin
            FlexibleTimeWindow:
              Mode: "OFF"
            Target:
              Arn: !GetAtt Orders.Arn
              RoleArn: !GetAtt ReportSchedule.Arn
              Input: '{"a":1}'
        ReportSchedule:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: scheduler.amazonaws.com
                  Action: sts:AssumeRole
            Policies:
              - PolicyName: deliver
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - Effect: Allow
                      Action: sqs:SendMessage
                      Resource: !GetAtt Orders.Arn
        OrdersQueuePolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues:
              - !Ref Orders
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: sns.amazonaws.com
                  Action: sqs:SendMessage
                  Resource: !GetAtt Orders.Arn
                  Condition:
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
                - Effect: Allow
                  Principal:
                    Service: events.amazonaws.com
                  Action: sqs:SendMessage
                  Resource: !GetAtt Orders.Arn
                  Condition:
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
        DeadQueuePolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues:
              - !Ref Dead
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: events.amazonaws.com
                  Action: sqs:SendMessage
                  Resource: !GetAtt Dead.Arn
                  Condition:
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
        NewsTopicPolicy:
          Type: AWS::SNS::TopicPolicy
          Properties:
            Topics:
              - !Ref News
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: events.amazonaws.com
                  Action: sns:Publish
                  Resource: !Ref News
                  Condition:
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
        ProdApi:
          Type: AWS::SecretsManager::Secret
          Properties:
            Name: prod/api
            SecretString: '{"key":"abc"}'
        ShopCurrency:
          Type: AWS::SSM::Parameter
          Properties:
            Name: /shop/currency
            Type: String
            Value: EUR
      "
    `);
    expect(model.function.environment).toEqual(environment);
    expect(byKind(model.triggers)).toEqual(byKind((playground.triggers ?? []).map(asRead)));
  });
});

/** As the template room reads a trigger: SAM has no API without routes, and stages and origins are no part of what calls. */
function asRead(trigger: TriggerSpec): TriggerSpec {
  switch (trigger.kind) {
    case 'http-api':
      return { kind: 'http-api', routes: trigger.routes ?? ['$default'] };
    case 'rest-api':
      return { kind: 'rest-api', routes: trigger.routes ?? ['ANY /', 'ANY /{proxy+}'], stage: 'Prod' };
    case 'function-url':
      return { kind: 'function-url' };
    case 'dynamodb-stream':
      return { startingPosition: 'LATEST', ...trigger };
    default:
      return trigger;
  }
}

function byKind(triggers: readonly TriggerSpec[]): readonly TriggerSpec[] {
  return triggers.toSorted((one, other) => (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0));
}
