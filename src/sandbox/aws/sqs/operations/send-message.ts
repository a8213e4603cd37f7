import { utf8Encode } from '#kernel';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ServiceContext } from '../../service.ts';
import { attributesIn, sizeOf } from '../message-attributes.ts';
import { digestOf, digestOfAttributes } from '../message-digest.ts';
import type { Input, Operation } from '../operation.ts';
import type { NewMessage, Queue } from '../queue.ts';
import { integer, missing, queueOf, text } from '../read-input.ts';
import { sequenceNumber } from '../sequence-number.ts';
import { sqsError } from '../sqs-error.ts';

export const sendMessage: Operation = (input, queues, context) => {
  const queue = queueOf(input, queues);
  return send(queue, input, context);
};

export function send(queue: Queue, input: Input, context: ServiceContext): object {
  const body = text(input, 'MessageBody');
  if (body === '') throw missing('MessageBody');
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(body.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, '')))
    throw sqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  const attributes = attributesIn(input);
  const { maximumMessageSize } = queue.settings;
  if (sizeOf(input) > maximumMessageSize) {
    throw sqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximumMessageSize} bytes.`,
    );
  }
  const delaySeconds = integer(input, 'DelaySeconds', 0, 900);
  if (queue.isFifo && delaySeconds !== undefined && delaySeconds > 0) {
    throw sqsError(
      'InvalidParameterValue',
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  }
  const message: NewMessage = {
    body,
    attributes,
    ...(delaySeconds !== undefined && { delaySeconds }),
    ...fifoMembers(queue, input, body),
  };
  const { messageId, sequence } = queue.send(message, context.nowMs, context.ids);
  context.tell({ kind: 'message-sent', queue: queue.name, messageId, timeMs: context.nowMs });
  return {
    MessageId: messageId,
    MD5OfMessageBody: digestOf(body),
    ...(Object.keys(attributes).length > 0 && { MD5OfMessageAttributes: digestOfAttributes(attributes) }),
    ...(queue.isFifo && { SequenceNumber: sequenceNumber(sequence) }),
  };
}

function fifoMembers(queue: Queue, input: Input, body: string): Pick<NewMessage, 'groupId' | 'deduplicationId'> {
  const { MessageGroupId: groupId, MessageDeduplicationId: given } = input;
  checkToken('MessageGroupId', groupId);
  checkToken('MessageDeduplicationId', given);
  if (!queue.isFifo) {
    if (typeof given === 'string') {
      throw sqsError(
        'InvalidParameterValue',
        `Value ${given} for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.`,
      );
    }
    return typeof groupId === 'string' ? { groupId } : {};
  }
  if (typeof groupId !== 'string' || groupId === '')
    throw sqsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  const deduplicationId =
    typeof given === 'string'
      ? given
      : queue.settings.isContentBased
        ? bytesToHex(sha256(utf8Encode(body)))
        : undefined;
  if (deduplicationId === undefined) {
    throw sqsError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return { groupId, deduplicationId };
}

/** Letters, digits and punctuation of ASCII. */
function checkToken(name: string, value: unknown): void {
  if (typeof value !== 'string' || value === '' || /^[!-~]{1,128}$/.test(value)) return;
  throw sqsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}
