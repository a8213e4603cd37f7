import type { PolicyStatement } from '#iam';

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** The actions of policies that AWS manages, which are on everything. Those whose text is short, and known for certain. */
const actionsOf: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  AmazonS3FullAccess: ['s3:*', 's3-object-lambda:*'],
  AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
  AmazonSQSFullAccess: ['sqs:*'],
  AWSLambdaBasicExecutionRole: logs,
  AWSLambdaDynamoDBExecutionRole: [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    ...logs,
  ],
  AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...logs],
};

export const managedPolicyNames = Object.keys(actionsOf);

/** By name, or by ARN. Undefined for one whose text is not known here. */
export function managedPolicy(written: string): PolicyStatement | undefined {
  const name = written.replace(/^arn:aws:iam::aws:policy\/(?:service-role\/)?/, '');
  const patterns = Object.hasOwn(actionsOf, name) ? actionsOf[name] : undefined;
  return (
    patterns && {
      effect: 'Allow',
      actions: { kind: 'any-of', patterns },
      resources: { kind: 'any-of', patterns: ['*'] },
    }
  );
}
