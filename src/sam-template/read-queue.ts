import type { CloudSpec } from '#sandbox';
import { entryOf, type MapEntry, type MapNode, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateReader } from './template-reader.ts';

export const queueType = 'AWS::SQS::Queue';

type QueueSpec = NonNullable<CloudSpec['queues']>[string];

/** What a template says of a queue. */
export type QueueSettings = Omit<QueueSpec, 'messages' | 'deliveries'>;

export interface TemplateQueue {
  readonly name: string;
  readonly settings: QueueSettings;
  /** Where its visibility timeout is said, or the queue itself. */
  readonly place: { readonly line: number; readonly column: number };
}

/** What a queue of CloudFormation may have; what is not interpreted is left alone. */
const properties = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'QueueName',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'Tags',
  'VisibilityTimeout',
];

/** Reads one queue; undefined after a problem that leaves nothing of it. */
export function readQueue(reader: TemplateReader, { key, value, ...place }: MapEntry): TemplateQueue | undefined {
  const given = memberOf(value, 'Properties');
  if (given === undefined) return { name: key, settings: {}, place };
  const map = reader.map(given, `The queue ${key}`, properties);
  if (map === undefined) return undefined;
  const member = (name: string): TemplateNode | undefined => memberOf(map, name);
  const number = (name: string, least: number, most: number, unit?: 'seconds'): number | undefined =>
    reader.integer(member(name), name, least, most, unit);

  const name = reader.text(member('QueueName'), 'QueueName');
  const fifoNode = member('FifoQueue');
  const isFifo = fifoNode === undefined ? false : reader.boolean(fifoNode, 'FifoQueue');
  const contentBased = reader.boolean(member('ContentBasedDeduplication'), 'ContentBasedDeduplication');
  if (isFifo === true) checkFifoName(reader, fifoNode ?? map, member('QueueName'), name);
  else if (isFifo === false) checkStandard(reader, map, name);
  const visibilityTimeout = number('VisibilityTimeout', 0, 43_200, 'seconds');
  const delaySeconds = number('DelaySeconds', 0, 900, 'seconds');
  const messageRetentionPeriod = number('MessageRetentionPeriod', 60, 1_209_600, 'seconds');
  const maximumMessageSize = number('MaximumMessageSize', 1_024, 1_048_576);
  const deadLetter = readRedrivePolicy(reader, member('RedrivePolicy'));
  return {
    name: name ?? key,
    settings: {
      ...(isFifo === true && { fifo: true }),
      ...(contentBased !== undefined && { contentBasedDeduplication: contentBased }),
      ...(visibilityTimeout !== undefined && { visibilityTimeout }),
      ...(delaySeconds !== undefined && { delaySeconds }),
      ...(messageRetentionPeriod !== undefined && { messageRetentionPeriod }),
      ...(maximumMessageSize !== undefined && { maximumMessageSize }),
      ...(deadLetter !== undefined && { deadLetter }),
    },
    place: member('VisibilityTimeout') ?? place,
  };
}

/** Without a name, CloudFormation makes one up, and nobody here could say what it is. */
function checkFifoName(
  reader: TemplateReader,
  fifo: TemplateNode,
  node: TemplateNode | undefined,
  name: string | undefined,
): void {
  if (node === undefined)
    reader.problem(
      fifo,
      'A FIFO queue without a QueueName cannot be tried here.',
      'Write QueueName, with .fifo at its end.',
    );
  else if (name !== undefined && !name.endsWith('.fifo'))
    reader.problem(
      node,
      `QueueName is ${JSON.stringify(name)}, and the queue is FIFO.`,
      `The name of a FIFO queue ends in .fifo: write ${name}.fifo.`,
    );
}

/** SQS refuses what only FIFO queues have. */
function checkStandard(reader: TemplateReader, map: MapNode, name: string | undefined): void {
  const node = memberOf(map, 'QueueName');
  if (node !== undefined && name?.endsWith('.fifo') === true)
    reader.problem(
      node,
      `QueueName is ${JSON.stringify(name)}, and the queue is not FIFO.`,
      'Write FifoQueue: true, or take .fifo out of the name.',
    );
  for (const property of ['ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit']) {
    const entry = entryOf(map, property);
    if (entry !== undefined)
      reader.problem(entry, `${property} is of FIFO queues only.`, `Write FifoQueue: true, or take ${property} out.`);
  }
}

function readRedrivePolicy(reader: TemplateReader, node: TemplateNode | undefined): QueueSettings['deadLetter'] {
  const map = node && reader.map(node, 'RedrivePolicy', ['deadLetterTargetArn', 'maxReceiveCount']);
  if (map === undefined) return undefined;
  const target = reader.required(
    map,
    'deadLetterTargetArn',
    'RedrivePolicy',
    'Name a queue of this template: deadLetterTargetArn: !GetAtt Failed.Arn.',
  );
  const count = reader.required(map, 'maxReceiveCount', 'RedrivePolicy', 'Say how often, such as maxReceiveCount: 3.');
  // An ARN that is written out ends in the queue's name.
  const queue = reader.text(target, 'deadLetterTargetArn')?.replace(/^arn:.*:/, '');
  const maxReceiveCount = reader.integer(count, 'maxReceiveCount', 1, 1_000);
  return queue === undefined || maxReceiveCount === undefined ? undefined : { queue, maxReceiveCount };
}
