import { parse, type ScalarTag } from 'yaml';
import { z } from 'zod';

/**
 * The part of CloudFormation's and SAM's schema that the folder uses: types of resources with the properties that AWS documents for them,
 * and no others. Source: AWS SAM and AWS CloudFormation template references.
 */
const intrinsic = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.string().regex(/^[A-Za-z0-9]+\.[A-Za-z]+$/) }),
  z.strictObject({ 'Fn::Sub': z.string() }),
]);
export type Intrinsic = z.infer<typeof intrinsic>;

const text = z.union([z.string(), intrinsic]);
export type Text = z.infer<typeof text>;
const count = (least: number, most: number) => z.int().min(least).max(most).optional();
const texts = z.array(z.string()).min(1);

const policyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z
    .array(
      z.strictObject({
        Effect: z.literal('Allow'),
        Principal: z.strictObject({ Service: z.string() }).optional(),
        Action: z.string(),
        Resource: text.optional(),
        Condition: z.record(z.string(), z.record(z.string(), text)).optional(),
      }),
    )
    .min(1),
});

const cors = z.strictObject({
  AllowOrigins: texts,
  AllowMethods: texts.optional(),
  AllowHeaders: texts.optional(),
  AllowCredentials: z.boolean().optional(),
  MaxAge: count(0, 86_400),
});
export type Cors = z.infer<typeof cors>;

const destination = z.strictObject({ Type: z.literal('SQS'), Destination: intrinsic });
const targetInput = {
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()), InputTemplate: z.string() })
    .optional(),
};
const mapping = {
  BatchSize: count(1, 10_000),
  MaximumBatchingWindowInSeconds: count(0, 300),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).optional(),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })).min(1) }).optional(),
};
const filterScope = z.enum(['MessageAttributes', 'MessageBody']).optional();
const route = { Path: z.string().startsWith('/').optional(), Method: z.string().optional() };

const event = z.discriminatedUnion('Type', [
  z.strictObject({
    Type: z.literal('HttpApi'),
    Properties: z.strictObject({ ...route, ApiId: intrinsic.optional() }).optional(),
  }),
  z.strictObject({ Type: z.literal('Api'), Properties: z.strictObject({ ...route, RestApiId: intrinsic.optional() }) }),
  z.strictObject({
    Type: z.literal('S3'),
    Properties: z.strictObject({
      Bucket: z.strictObject({ Ref: z.string() }),
      Events: texts,
      Filter: z
        .strictObject({
          S3Key: z.strictObject({
            Rules: z.array(z.strictObject({ Name: z.enum(['prefix', 'suffix']), Value: z.string() })),
          }),
        })
        .optional(),
    }),
  }),
  z.strictObject({
    Type: z.literal('SNS'),
    Properties: z.strictObject({ Topic: intrinsic, FilterPolicy: z.json().optional(), FilterPolicyScope: filterScope }),
  }),
  z.strictObject({
    Type: z.literal('SQS'),
    Properties: z.strictObject({
      Queue: intrinsic,
      ...mapping,
      ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2).max(1_000) }).optional(),
    }),
  }),
  z.strictObject({
    Type: z.literal('DynamoDB'),
    Properties: z.strictObject({
      Stream: intrinsic,
      StartingPosition: z.enum(['LATEST', 'TRIM_HORIZON']),
      ...mapping,
      BisectBatchOnFunctionError: z.boolean().optional(),
      MaximumRetryAttempts: count(0, 10_000),
      MaximumRecordAgeInSeconds: count(60, 604_800),
      DestinationConfig: z.strictObject({ OnFailure: destination }).optional(),
    }),
  }),
  z.strictObject({
    Type: z.literal('EventBridgeRule'),
    Properties: z.strictObject({
      RuleName: z.string(),
      EventBusName: text.optional(),
      Pattern: z.record(z.string(), z.json()),
      ...targetInput,
    }),
  }),
  z.strictObject({
    Type: z.literal('Schedule'),
    Properties: z.strictObject({ Name: z.string(), Schedule: z.string(), Input: z.string().optional() }),
  }),
  z.strictObject({
    Type: z.literal('ScheduleV2'),
    Properties: z.strictObject({
      Name: z.string(),
      ScheduleExpression: z.string(),
      ScheduleExpressionTimezone: z.string().optional(),
      Input: z.string().optional(),
    }),
  }),
]);

/** Those of SAM that are written, each with its parameter. */
const policyTemplate = z.union([
  z.strictObject({ S3CrudPolicy: z.strictObject({ BucketName: text }) }),
  z.strictObject({ DynamoDBCrudPolicy: z.strictObject({ TableName: text }) }),
  z.strictObject({ SQSSendMessagePolicy: z.strictObject({ QueueName: text }) }),
  z.strictObject({ SQSPollerPolicy: z.strictObject({ QueueName: text }) }),
  z.strictObject({ SNSPublishMessagePolicy: z.strictObject({ TopicName: text }) }),
  z.strictObject({ EventBridgePutEventsPolicy: z.strictObject({ EventBusName: text }) }),
  z.strictObject({ AWSSecretsManagerGetSecretValuePolicy: z.strictObject({ SecretArn: text }) }),
  z.strictObject({ SSMParameterReadPolicy: z.strictObject({ ParameterName: text }) }),
  z.strictObject({ LambdaInvokePolicy: z.strictObject({ FunctionName: text }) }),
]);

const keySchema = z
  .array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2);
const indexes = z
  .array(
    z.strictObject({
      IndexName: z.string(),
      KeySchema: keySchema,
      Projection: z.strictObject({ ProjectionType: z.literal('ALL') }),
    }),
  )
  .min(1)
  .optional();
const deadLetterConfig = z.strictObject({ Arn: intrinsic }).optional();
const sqsParameters = z.strictObject({ MessageGroupId: z.string() }).optional();

const resource = z.discriminatedUnion('Type', [
  z.strictObject({
    Type: z.literal('AWS::Serverless::Function'),
    Properties: z.strictObject({
      FunctionName: z.string().optional(),
      CodeUri: z.string(),
      Handler: z.string(),
      Runtime: z.enum(['nodejs22.x', 'nodejs24.x']),
      Architectures: z.tuple([z.enum(['x86_64', 'arm64'])]),
      MemorySize: z.int().min(128).max(10_240),
      Timeout: z.int().min(1).max(900),
      ReservedConcurrentExecutions: count(0, 1_000),
      LoggingConfig: z
        .union([
          z.strictObject({ LogFormat: z.literal('Text') }),
          z.strictObject({
            LogFormat: z.literal('JSON'),
            ApplicationLogLevel: z.enum(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']).optional(),
          }),
        ])
        .optional(),
      Environment: z.strictObject({ Variables: z.record(z.string().regex(/^[A-Za-z]\w*$/), text) }).optional(),
      EventInvokeConfig: z
        .strictObject({
          MaximumRetryAttempts: count(0, 2),
          MaximumEventAgeInSeconds: count(60, 21_600),
          DestinationConfig: z
            .strictObject({ OnFailure: destination.optional(), OnSuccess: destination.optional() })
            .optional(),
        })
        .optional(),
      DeadLetterQueue: z.strictObject({ Type: z.literal('SQS'), TargetArn: intrinsic }).optional(),
      FunctionUrlConfig: z.strictObject({ AuthType: z.literal('NONE'), Cors: cors.optional() }).optional(),
      Policies: z.array(policyTemplate).min(1).optional(),
      Events: z.record(z.string().regex(/^[A-Za-z0-9]+$/), event).optional(),
    }),
  }),
  z.strictObject({
    Type: z.literal('AWS::Serverless::HttpApi'),
    Properties: z.strictObject({ StageName: z.string().optional(), CorsConfiguration: cors.optional() }),
  }),
  z.strictObject({
    Type: z.literal('AWS::Serverless::Api'),
    Properties: z.strictObject({ StageName: z.string(), BinaryMediaTypes: texts.optional() }),
  }),
  z.strictObject({ Type: z.literal('AWS::S3::Bucket'), Properties: z.strictObject({ BucketName: text }) }),
  z.strictObject({
    Type: z.literal('AWS::DynamoDB::Table'),
    Properties: z.strictObject({
      TableName: z.string(),
      BillingMode: z.literal('PAY_PER_REQUEST'),
      AttributeDefinitions: z.array(
        z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
      ),
      KeySchema: keySchema,
      GlobalSecondaryIndexes: indexes,
      LocalSecondaryIndexes: indexes,
      StreamSpecification: z
        .strictObject({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
        .optional(),
      TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: z.literal(true) }).optional(),
    }),
  }),
  z.strictObject({
    Type: z.literal('AWS::SQS::Queue'),
    Properties: z.strictObject({
      QueueName: z.string().regex(/^(?=.{1,80}$)[\w-]+(?:\.fifo)?$/),
      FifoQueue: z.literal(true).optional(),
      ContentBasedDeduplication: z.boolean().optional(),
      VisibilityTimeout: count(0, 43_200),
      DelaySeconds: count(0, 900),
      MessageRetentionPeriod: count(60, 1_209_600),
      MaximumMessageSize: count(1_024, 1_048_576),
      RedrivePolicy: z.strictObject({ deadLetterTargetArn: intrinsic, maxReceiveCount: z.int().min(1) }).optional(),
    }),
  }),
  z.strictObject({
    Type: z.literal('AWS::SQS::QueuePolicy'),
    Properties: z.strictObject({ Queues: z.array(intrinsic).min(1), PolicyDocument: policyDocument }),
  }),
  z.strictObject({
    Type: z.literal('AWS::SNS::Topic'),
    Properties: z.strictObject({
      TopicName: z.string(),
      FifoTopic: z.literal(true).optional(),
      ContentBasedDeduplication: z.boolean().optional(),
    }),
  }),
  z.strictObject({
    Type: z.literal('AWS::SNS::TopicPolicy'),
    Properties: z.strictObject({ Topics: z.array(intrinsic).min(1), PolicyDocument: policyDocument }),
  }),
  z.strictObject({
    Type: z.literal('AWS::SNS::Subscription'),
    Properties: z.strictObject({
      TopicArn: intrinsic,
      Protocol: z.literal('sqs'),
      Endpoint: intrinsic,
      RawMessageDelivery: z.boolean().optional(),
      FilterPolicy: z.json().optional(),
      FilterPolicyScope: filterScope,
    }),
  }),
  z.strictObject({ Type: z.literal('AWS::Events::EventBus'), Properties: z.strictObject({ Name: z.string() }) }),
  z.strictObject({
    Type: z.literal('AWS::Events::Rule'),
    Properties: z
      .strictObject({
        Name: z.string(),
        EventBusName: intrinsic.optional(),
        EventPattern: z.record(z.string(), z.json()).optional(),
        ScheduleExpression: z.string().optional(),
        Targets: z
          .array(
            z.strictObject({
              Id: z.string(),
              Arn: intrinsic,
              RoleArn: intrinsic.optional(),
              SqsParameters: sqsParameters,
              ...targetInput,
              DeadLetterConfig: deadLetterConfig,
            }),
          )
          .min(1)
          .max(5),
      })
      .refine(
        ({ EventPattern, ScheduleExpression }) => (EventPattern === undefined) !== (ScheduleExpression === undefined),
      ),
  }),
  z.strictObject({
    Type: z.literal('AWS::Scheduler::Schedule'),
    Properties: z.strictObject({
      Name: z.string(),
      ScheduleExpression: z.string(),
      ScheduleExpressionTimezone: z.string().optional(),
      FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
      Target: z.strictObject({
        Arn: intrinsic,
        RoleArn: intrinsic,
        Input: z.string().optional(),
        SqsParameters: sqsParameters,
        EventBridgeParameters: z.strictObject({ DetailType: z.string(), Source: z.string() }).optional(),
        DeadLetterConfig: deadLetterConfig,
      }),
    }),
  }),
  z.strictObject({
    Type: z.literal('AWS::IAM::Role'),
    Properties: z.strictObject({
      AssumeRolePolicyDocument: policyDocument,
      Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument })),
    }),
  }),
  z.strictObject({
    Type: z.literal('AWS::Lambda::Permission'),
    Properties: z.strictObject({
      Action: z.literal('lambda:InvokeFunction'),
      FunctionName: z.string(),
      Principal: z.string(),
      SourceArn: intrinsic,
    }),
  }),
  z.strictObject({
    Type: z.literal('AWS::SecretsManager::Secret'),
    Properties: z.strictObject({ Name: z.string(), SecretString: z.string() }),
  }),
  z.strictObject({
    Type: z.literal('AWS::SSM::Parameter'),
    Properties: z.strictObject({ Name: z.string(), Type: z.enum(['String', 'StringList']), Value: z.string() }),
  }),
]);
export type TemplateResource = z.infer<typeof resource>;

/** CloudFormation takes letters and digits, and 500 resources. */
const logicalId = z.string().regex(/^[A-Za-z0-9]{1,255}$/);
const template = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09'),
  Transform: z.literal('AWS::Serverless-2016-10-31'),
  Description: z.string().max(1_024),
  Parameters: z
    .record(logicalId, z.strictObject({ Type: z.literal('String'), Default: z.string(), Description: z.string() }))
    .optional(),
  Resources: z
    .record(logicalId, resource)
    .refine((all) => Object.keys(all).length > 0 && Object.keys(all).length <= 500),
});
export type Template = z.infer<typeof template>;

/** What !GetAtt may ask for. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  'AWS::SQS::Queue': ['Arn', 'QueueName', 'QueueUrl'],
  'AWS::SNS::Topic': ['TopicArn', 'TopicName'],
  'AWS::DynamoDB::Table': ['Arn', 'StreamArn'],
  'AWS::Events::EventBus': ['Arn', 'Name'],
  'AWS::Events::Rule': ['Arn'],
  'AWS::IAM::Role': ['Arn', 'RoleId'],
};

/** Reads a template as CloudFormation does, by YAML 1.1 with its short forms. Throws where it would be refused, as far as that is known. */
export function readStrictly(yaml: string): Template {
  const short = (name: string, long: string): ScalarTag => ({
    tag: `!${name}`,
    resolve: (value) => ({ [long]: value }),
  });
  const customTags = [short('Ref', 'Ref'), short('GetAtt', 'Fn::GetAtt'), short('Sub', 'Fn::Sub')];
  const value: unknown = parse(yaml, { version: '1.1', customTags, strict: true, logLevel: 'error' });
  const read = template.parse(value);
  checkReferences(read);
  return read;
}

/** Whether all that is referred to is there, once, and has what is asked of it. */
function checkReferences(read: Template): void {
  const ids = [...Object.keys(read.Parameters ?? {}), ...Object.keys(read.Resources)];
  if (new Set(ids).size !== ids.length) throw new Error(`A logical id is there twice: ${ids.join(', ')}`);
  for (const reference of referencesIn(read)) {
    if (reference.startsWith('AWS::')) continue;
    const [id = '', attribute] = reference.split('.');
    if (!ids.includes(id)) throw new Error(`There is no ${id}.`);
    const type = read.Resources[id]?.Type ?? '';
    if (attribute !== undefined && attributes[type]?.includes(attribute) !== true)
      throw new Error(`${id}, of type ${type}, has no ${attribute}.`);
  }
}

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (typeof inner !== 'string') return referencesIn(inner);
    if (key === 'Ref' || key === 'Fn::GetAtt') return [inner];
    return key === 'Fn::Sub' ? [...inner.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name) : [];
  });
}
