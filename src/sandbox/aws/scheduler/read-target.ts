import { isJson, isJsonObject, type JsonObject } from '#kernel';
import { invalid, missing } from './errors.ts';
import { optionalText, requiredObject, requiredText } from './members.ts';
import type { ScheduleTarget } from './schedule.ts';

/** Services that a schedule calls by the ARN of what is theirs. Source: EventBridge Scheduler User Guide, "Using templated targets". */
const templatedServices: readonly string[] = [
  'codebuild',
  'codepipeline',
  'ecs',
  'events',
  'firehose',
  'inspector',
  'kinesis',
  'lambda',
  'sagemaker',
  'sns',
  'sqs',
  'states',
];

/** Blocks of parameters, and the service that has each. */
const parameterBlocks: Readonly<Record<string, string>> = {
  EcsParameters: 'ecs',
  EventBridgeParameters: 'events',
  KinesisParameters: 'kinesis',
  SageMakerPipelineParameters: 'sagemaker',
  SqsParameters: 'sqs',
};

/** Those that take JSON only. Source: EventBridge Scheduler API Reference, Target. */
const jsonServices: readonly string[] = ['events', 'lambda', 'states'];

/** Reads who is called, or throws an AwsError. The words are the service's own, as others have seen them. */
export function readTarget(schedule: JsonObject, region: string): ScheduleTarget {
  const members = requiredObject(schedule, 'Target');
  const arn = requiredText(members, 'Arn', 'target.');
  requiredText(members, 'RoleArn', 'target.');
  const input = optionalText(members, 'Input');
  const [, , service = '', arnRegion = ''] = arn.split(':');
  if (arn.startsWith('arn:aws:scheduler:::aws-sdk:')) refuseUniversal(arn, input);
  else {
    if (!templatedServices.includes(service)) throw invalid(`${service} is not a supported service for a target.`);
    if (arnRegion !== region) throw invalid(`The target ARN provided does not match the current region ${region}.`);
    if (input !== undefined && jsonServices.includes(service) && !isJson(input)) throw invalid(jsonProblem);
  }
  refuseOtherBlocks(members, service);
  const deadLetterArn = readDeadLetter(members);
  const messageGroupId = readMessageGroup(members, arn, service);
  return {
    arn,
    ...(input !== undefined && { input }),
    ...(messageGroupId !== undefined && { messageGroupId }),
    ...(service === 'events' && { event: readEvent(members) }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
}

const jsonProblem = 'JSON syntax error in input for the target.';

/** `arn:aws:scheduler:::aws-sdk:<service>:<api>` calls an operation with its input. */
function refuseUniversal(arn: string, input: string | undefined): void {
  const api = arn.split(':')[7] ?? '';
  if (/^(?:get|describe|list)/.test(api)) throw invalid(`${api} API is not supported.`);
  if (input === undefined) throw invalid('You must provide an input to set this target for your schedule.');
  if (!isJson(input)) throw invalid(jsonProblem);
}

function refuseOtherBlocks(members: JsonObject, service: string): void {
  for (const [block, owner] of Object.entries(parameterBlocks)) {
    if (owner !== service && members[block] !== undefined)
      throw invalid(`Parameters ${block} not supported for the target.`);
  }
}

function readMessageGroup(members: JsonObject, arn: string, service: string): string | undefined {
  if (service !== 'sqs') return undefined;
  const given = members['SqsParameters'] ?? null;
  const group = isJsonObject(given) ? optionalText(given, 'MessageGroupId') : undefined;
  const isFifo = arn.endsWith('.fifo');
  if (isFifo && group === undefined) throw invalid('Parameters SqsParameters must be specified.');
  if (!isFifo && group !== undefined) throw invalid('Parameters MessageGroupId not valid for the target.');
  return group;
}

function readEvent(members: JsonObject): { readonly detailType: string; readonly source: string } {
  const given = members['EventBridgeParameters'] ?? null;
  if (!isJsonObject(given)) throw invalid('Parameters EventBridgeParameters must be specified.');
  const path = 'target.eventBridgeParameters.';
  const detailType = requiredText(given, 'DetailType', path);
  const source = requiredText(given, 'Source', path);
  if (source === '') throw missing(`${path}source`);
  return { detailType, source };
}

function readDeadLetter(members: JsonObject): string | undefined {
  const given = members['DeadLetterConfig'] ?? null;
  return isJsonObject(given) ? optionalText(given, 'Arn') : undefined;
}
