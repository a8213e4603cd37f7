import { serviceQuotas } from '#aws-facts';
import { isJsonObject, type JsonValue, utf8Encode, utf8Length } from '#kernel';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AwsError } from '../aws-error.ts';
import type { Notification } from '../happening.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { XmlResult } from '../protocols/query.ts';
import type { ServiceContext } from '../service.ts';
import { readAttributes, sizeOfAttributes } from './message-attributes.ts';
import type { Topic } from './topic.ts';

/** By name. */
export type Topics = ReadonlyMap<string, Topic>;

export function publish(input: OperationInput, topics: Topics, context: ServiceContext): XmlResult {
  const message = readMessage(input);
  const phone = text(input, 'PhoneNumber');
  if (phone !== undefined) {
    // Text messages to phones go nowhere here: as for a role that may publish to topics only.
    const user = `arn:aws:sts::${context.accountId}:assumed-role/fn/fn`;
    throw new AwsError(
      'AuthorizationError',
      `User: ${user} is not authorized to perform: SNS:Publish on resource: ${phone}`,
      403,
    );
  }
  return send(topicOf(input, topics, context), message, input, context);
}

export function publishBatch(input: OperationInput, topics: Topics, context: ServiceContext): XmlResult {
  const topic = topicOf(input, topics, context);
  const entries = entriesOf(input);
  const size = entries.reduce((sum, entry) => sum + sizeOf(text(entry, 'Message') ?? '', entry), 0);
  if (size > serviceQuotas.snsMessageSize.value)
    throw new AwsError('BatchRequestTooLong', 'The length of all the messages put together is more than the limit.');
  const successful: XmlResult[] = [];
  const failed: XmlResult[] = [];
  for (const entry of entries) {
    const Id = text(entry, 'Id');
    try {
      successful.push({ Id, ...send(topic, readMessage(entry), entry, context) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful: { member: successful }, Failed: { member: failed } };
}

function send(topic: Topic, message: string, input: OperationInput, context: ServiceContext): XmlResult {
  const subject = text(input, 'Subject');
  if (subject !== undefined && !isSubject(subject)) throw invalid('Subject');
  const messages = input['MessageStructure'] === 'json' ? readStructure(message) : undefined;
  if (sizeOf(message, input) > serviceQuotas.snsMessageSize.value) throw invalid('Message too long');
  const notification = {
    message,
    ...(messages !== undefined && { messages }),
    ...(subject !== undefined && { subject }),
    attributes: readAttributes(input),
    ...fifoMembers(topic, message, input),
  };
  const { messageId, sequenceNumber, isRepeated } = topic.accept(notification, context.nowMs, context.ids);
  if (!isRepeated) {
    context.tell({
      kind: 'published',
      topic: topic.name,
      notification: { ...notification, messageId, ...(sequenceNumber !== undefined && { sequenceNumber }) },
      timeMs: context.nowMs,
    });
  }
  return { MessageId: messageId, ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }) };
}

function readMessage(input: OperationInput): string {
  const message = text(input, 'Message');
  if (message === undefined) {
    throw new AwsError(
      'ValidationError',
      "1 validation error detected: Value null at 'message' failed to satisfy constraint: Member must not be null",
    );
  }
  if (message === '') throw invalid('Empty message');
  return message;
}

/** What each protocol gets, where the message is JSON that says so. */
function readStructure(message: string): Readonly<Record<string, string>> {
  const parsed = parse(message);
  if (!isJsonObject(parsed)) throw invalid('Message Structure - JSON message body failed to parse');
  const texts = Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (texts.every(([protocol]) => protocol !== 'default'))
    throw invalid('Message Structure - No default entry in JSON message body');
  return Object.fromEntries(texts);
}

function fifoMembers(
  topic: Topic,
  message: string,
  input: OperationInput,
): Pick<Notification, 'messageGroupId' | 'messageDeduplicationId'> {
  const messageGroupId = text(input, 'MessageGroupId');
  const given = text(input, 'MessageDeduplicationId');
  if (!topic.isFifo) {
    if (given !== undefined) {
      throw invalid(
        'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
      );
    }
    return messageGroupId === undefined ? {} : { messageGroupId };
  }
  if (messageGroupId === undefined) throw invalid('The MessageGroupId parameter is required for FIFO topics');
  const messageDeduplicationId = given ?? (topic.isContentBased ? digestOf(message) : undefined);
  if (messageDeduplicationId === undefined) {
    throw invalid(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return { messageGroupId, messageDeduplicationId };
}

function topicOf(input: OperationInput, topics: Topics, { region, accountId }: ServiceContext): Topic {
  const parameter = text(input, 'TopicArn') === undefined ? 'TargetArn' : 'TopicArn';
  const arn = text(input, parameter);
  if (arn === undefined) throw invalid('TopicArn or TargetArn Reason: no value for required parameter');
  const parts = arn.split(':');
  if (parts.length < 6)
    throw invalid(`${parameter} Reason: An ARN must have at least 6 elements, not ${String(parts.length)}`);
  const [, , service, arnRegion, account, name = ''] = parts;
  if (service !== 'sns' || arnRegion !== region) throw invalid(parameter);
  const topic = account === accountId ? topics.get(name) : undefined;
  if (topic === undefined) throw new AwsError('NotFound', 'Topic does not exist', 404);
  return topic;
}

function entriesOf({ PublishBatchRequestEntries: given }: OperationInput): readonly OperationInput[] {
  if (!Array.isArray(given) || given.length === 0)
    throw new AwsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  const entries = (given as readonly JsonValue[]).map((entry): OperationInput => (isJsonObject(entry) ? entry : {}));
  if (entries.length > serviceQuotas.snsBatchEntries.value) {
    throw new AwsError('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.');
  }
  const ids = entries.map((entry) => text(entry, 'Id') ?? '');
  if (new Set(ids).size !== ids.length)
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      "The Id of a batch entry in a batch request doesn't abide by the specification.",
    );
  }
  return entries;
}

/** Letters, digits and signs of ASCII, without line breaks. */
function isSubject(subject: string): boolean {
  return /^[\u0020-\u007e]+$/.test(subject) && subject.length <= serviceQuotas.snsSubjectLength.value;
}

function sizeOf(message: string, input: OperationInput): number {
  return utf8Length(message) + sizeOfAttributes(input);
}

function text(input: OperationInput, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

function parse(message: string): JsonValue | undefined {
  try {
    return JSON.parse(message) as JsonValue;
  } catch {
    return undefined;
  }
}

function digestOf(message: string): string {
  return bytesToHex(sha256(utf8Encode(message)));
}

function invalid(what: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${what}`);
}
