import type { TemplateQueue } from './read-queue.ts';
import type { TemplateModel } from './template-model.ts';
import type { TemplateReader } from './template-reader.ts';

/** Of SQS, in seconds. */
const sqsDefaults = { visibilityTimeout: 30 };
/** Of a FIFO queue, in one event. Source: Creating and configuring an SQS event source mapping, AWS Lambda Developer Guide. */
const mostOfFifo = 10;

/** Tells what AWS would refuse of a queue beside others, and in front of the function. */
export function checkQueue(
  reader: TemplateReader,
  queue: TemplateQueue,
  queues: readonly TemplateQueue[],
  { function: { timeout }, triggers }: Pick<TemplateModel, 'function' | 'triggers'>,
): void {
  checkDeadLetters(reader, queue, queues);
  for (const trigger of triggers) {
    if (trigger.kind !== 'sqs' || trigger.queue !== queue.name) continue;
    checkVisibility(reader, queue, timeout);
    if (queue.settings.fifo === true) checkFifoPolling(reader, queue, trigger);
  }
}

function checkDeadLetters(
  reader: TemplateReader,
  { name, settings: { deadLetter, fifo = false }, place }: TemplateQueue,
  queues: readonly TemplateQueue[],
): void {
  const target = queues.find((one) => one.name === deadLetter?.queue);
  if (target === undefined || (target.settings.fifo ?? false) === fifo) return;
  reader.problem(
    place,
    `${name} is a ${wordFor(fifo)} queue, and its dead-letter queue ${target.name} is a ${wordFor(!fifo)} queue.`,
    'AWS takes two of the same kind only.',
  );
}

function wordFor(fifo: boolean): string {
  return fifo ? 'FIFO' : 'standard';
}

/** Lambda does not poll a queue whose messages come back while the function may still be at work on them. */
function checkVisibility(
  reader: TemplateReader,
  { name, settings: { visibilityTimeout = sqsDefaults.visibilityTimeout }, place }: TemplateQueue,
  timeout: number,
): void {
  if (visibilityTimeout >= timeout) return;
  reader.problem(
    place,
    `Queue visibility timeout: ${visibilityTimeout} seconds is less than Function timeout: ${timeout} seconds. AWS does not connect the two.`,
    `Give ${name} a VisibilityTimeout of ${timeout} or more. AWS advises six times the function's.`,
  );
}

function checkFifoPolling(
  reader: TemplateReader,
  { name, place }: TemplateQueue,
  { batchSize = 0, maximumBatchingWindowInSeconds = 0 }: Extract<TemplateModel['triggers'][number], { kind: 'sqs' }>,
): void {
  if (batchSize > mostOfFifo)
    reader.problem(
      place,
      `${name} is a FIFO queue, and its event has a BatchSize of ${batchSize}.`,
      `Of a FIFO queue, Lambda takes ${mostOfFifo} messages at once at most.`,
    );
  if (maximumBatchingWindowInSeconds > 0)
    reader.problem(
      place,
      `${name} is a FIFO queue, and its event has a MaximumBatchingWindowInSeconds.`,
      'Take it out: Lambda does not wait for more messages of a FIFO queue.',
    );
}
