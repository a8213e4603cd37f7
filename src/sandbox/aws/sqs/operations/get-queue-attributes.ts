import type { Operation } from '../operation.ts';
import { attributesOf } from '../queue-attributes.ts';
import { list, queueOf } from '../read-input.ts';
import { sqsError } from '../sqs-error.ts';

export const getQueueAttributes: Operation = (input, queues, context) => {
  const queue = queueOf(input, queues);
  const all = attributesOf(queue, context);
  const names = list(input['AttributeNames']);
  const unknown = names.find((name) => name !== 'All' && !Object.hasOwn(all, name));
  if (unknown !== undefined) throw sqsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const chosen = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) };
};
