import type { Reference, ReferredResource } from '../template-reader.ts';

const place = 'us-east-1:123456789012';

/** What !Ref and !GetAtt of a resource come to when it is deployed, as far as policies speak of it. */
interface References {
  readonly ref: (name: string) => string;
  readonly attributes: Readonly<Record<string, (name: string) => string>>;
}

const itself = (name: string): string => name;
const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;
const tableArn = (name: string): string => `arn:aws:dynamodb:${place}:table/${name}`;
const queueArn = (name: string): string => `arn:aws:sqs:${place}:${name}`;
const queueUrl = (name: string): string => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;
const topicArn = (name: string): string => `arn:aws:sns:${place}:${name}`;
const functionArn = (name: string): string => `arn:aws:lambda:${place}:function:${name}`;
const busArn = (name: string): string => `arn:aws:events:${place}:event-bus/${name}`;
const stateMachineArn = (name: string): string => `arn:aws:states:${place}:stateMachine:${name}`;

const types: Readonly<Record<string, References>> = {
  'AWS::S3::Bucket': { ref: itself, attributes: { Arn: bucketArn } },
  'AWS::DynamoDB::Table': {
    ref: itself,
    // A stream is named by the moment at which it was made.
    attributes: { Arn: tableArn, StreamArn: (name) => `${tableArn(name)}/stream/2026-01-15T10:00:00.000` },
  },
  'AWS::Serverless::SimpleTable': { ref: itself, attributes: { Arn: tableArn } },
  'AWS::SQS::Queue': { ref: queueUrl, attributes: { Arn: queueArn, QueueName: itself, QueueUrl: queueUrl } },
  'AWS::SNS::Topic': { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: itself } },
  'AWS::Lambda::Function': { ref: itself, attributes: { Arn: functionArn } },
  'AWS::Serverless::Function': { ref: itself, attributes: { Arn: functionArn } },
  'AWS::Events::EventBus': { ref: itself, attributes: { Arn: busArn, Name: itself } },
  'AWS::StepFunctions::StateMachine': { ref: stateMachineArn, attributes: { Arn: stateMachineArn, Name: itself } },
  'AWS::Serverless::StateMachine': { ref: stateMachineArn, attributes: { Arn: stateMachineArn, Name: itself } },
  'AWS::SSM::Parameter': { ref: itself, attributes: {} },
};

/** As deployed, where policies need ARNs. A resource without a name of its own is called by its logical id. */
export const asDeployed: Reference = ({ type = '', name }: ReferredResource, attribute) => {
  const references = Object.hasOwn(types, type) ? types[type] : undefined;
  if (attribute === undefined) return references?.ref(name);
  const { attributes = {} } = references ?? {};
  return Object.hasOwn(attributes, attribute) ? attributes[attribute]?.(name) : undefined;
};
