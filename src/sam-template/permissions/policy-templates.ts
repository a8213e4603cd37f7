import type { PolicyStatement } from '#iam';

/** A policy template of SAM: what it is to be told, and the statements that it makes of that. */
export interface PolicyTemplate {
  readonly parameters: readonly string[];
  /** Actions and resources. `{X}` stands for the parameter X. */
  readonly statements: readonly (readonly [actions: readonly string[], resources: readonly string[]])[];
}

const at = (service: string): string => `arn:aws:${service}:us-east-1:123456789012`;
const bucket = ['arn:aws:s3:::{BucketName}', 'arn:aws:s3:::{BucketName}/*'];
const table = [`${at('dynamodb')}:table/{TableName}`, `${at('dynamodb')}:table/{TableName}/index/*`];
const queue = [`${at('sqs')}:{QueueName}`];
const topic = [`${at('sns')}:{TopicName}`];
const dynamodb = (...operations: string[]): string[] => operations.map((one) => `dynamodb:${one}`);
const s3 = (...operations: string[]): string[] => operations.map((one) => `s3:${one}`);
const readParameter = ['ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParametersByPath'];

/** Those of SAM's list that are about the services of the course, as the AWS SAM Developer Guide has them. */
export const policyTemplates: Readonly<Record<string, PolicyTemplate>> = {
  AWSSecretsManagerGetSecretValuePolicy: {
    parameters: ['SecretArn'],
    statements: [[['secretsmanager:GetSecretValue'], ['{SecretArn}']]],
  },
  CloudWatchPutMetricPolicy: { parameters: [], statements: [[['cloudwatch:PutMetricData'], ['*']]] },
  DynamoDBCrudPolicy: {
    parameters: ['TableName'],
    statements: [
      [
        dynamodb(
          'GetItem',
          'DeleteItem',
          'PutItem',
          'Scan',
          'Query',
          'UpdateItem',
          'BatchWriteItem',
          'BatchGetItem',
          'DescribeTable',
          'ConditionCheckItem',
        ),
        table,
      ],
    ],
  },
  DynamoDBReadPolicy: {
    parameters: ['TableName'],
    statements: [[dynamodb('GetItem', 'Scan', 'Query', 'BatchGetItem', 'DescribeTable'), table]],
  },
  DynamoDBWritePolicy: {
    parameters: ['TableName'],
    statements: [[dynamodb('PutItem', 'UpdateItem', 'BatchWriteItem'), table]],
  },
  KMSDecryptPolicy: { parameters: ['KeyId'], statements: [[['kms:Decrypt'], [`${at('kms')}:key/{KeyId}`]]] },
  LambdaInvokePolicy: {
    parameters: ['FunctionName'],
    statements: [[['lambda:InvokeFunction'], [`${at('lambda')}:function:{FunctionName}*`]]],
  },
  S3CrudPolicy: {
    parameters: ['BucketName'],
    statements: [
      [
        s3(
          'GetObject',
          'ListBucket',
          'GetBucketLocation',
          'GetObjectVersion',
          'PutObject',
          'PutObjectAcl',
          'GetLifecycleConfiguration',
          'PutLifecycleConfiguration',
          'DeleteObject',
        ),
        bucket,
      ],
    ],
  },
  S3ReadPolicy: {
    parameters: ['BucketName'],
    statements: [
      [s3('GetObject', 'ListBucket', 'GetBucketLocation', 'GetObjectVersion', 'GetLifecycleConfiguration'), bucket],
    ],
  },
  S3WritePolicy: {
    parameters: ['BucketName'],
    statements: [[s3('PutObject', 'PutObjectAcl', 'PutLifecycleConfiguration'), bucket]],
  },
  SNSPublishMessagePolicy: { parameters: ['TopicName'], statements: [[['sns:Publish'], topic]] },
  SQSPollerPolicy: {
    parameters: ['QueueName'],
    statements: [
      [
        [
          'sqs:ChangeMessageVisibility',
          'sqs:ChangeMessageVisibilityBatch',
          'sqs:DeleteMessage',
          'sqs:DeleteMessageBatch',
          'sqs:GetQueueAttributes',
          'sqs:ReceiveMessage',
        ],
        queue,
      ],
    ],
  },
  SQSSendMessagePolicy: { parameters: ['QueueName'], statements: [[['sqs:SendMessage*'], queue]] },
  SSMParameterReadPolicy: {
    parameters: ['ParameterName'],
    statements: [
      [['ssm:DescribeParameters'], ['*']],
      [readParameter, [`${at('ssm')}:parameter/{ParameterName}`]],
    ],
  },
  SSMParameterWithSlashPrefixReadPolicy: {
    parameters: ['ParameterName'],
    statements: [
      [['ssm:DescribeParameters'], ['*']],
      [readParameter, [`${at('ssm')}:parameter{ParameterName}`]],
    ],
  },
  StepFunctionsExecutionPolicy: {
    parameters: ['StateMachineName'],
    statements: [[['states:StartExecution'], [`${at('states')}:stateMachine:{StateMachineName}`]]],
  },
};

/** The statements of a template, with its parameters filled in. */
export function expandPolicyTemplate(
  { statements }: PolicyTemplate,
  values: Readonly<Record<string, string>>,
): PolicyStatement[] {
  return statements.map(([actions, resources]) => ({
    effect: 'Allow',
    actions: { kind: 'any-of', patterns: actions },
    resources: {
      kind: 'any-of',
      patterns: resources.map((one) => one.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')),
    },
  }));
}
