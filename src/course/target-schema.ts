import { z } from 'zod';
import { fields, sentence } from './field-schemas.ts';

const path = z.string().describe('A path such as $.detail.id.');

/** What a rule hands over in place of the event: to the function under test, and to other targets. */
export const targetInput = {
  input: z.json().exactOptional().describe('What the target gets in place of the event, written as YAML.'),
  inputPath: path.exactOptional().describe('The part of the event that the target gets, such as $.detail.'),
  inputTransformer: fields({
    inputPathsMap: z
      .record(z.string().regex(/^[\w.-]+$/, 'letters, digits, dots, hyphens and underscores'), path)
      .exactOptional()
      .describe('The variables of the template, by name: where in the event each is, such as $.detail.id.'),
    inputTemplate: sentence.describe(
      'A text with variables such as <id>, or <aws.events.event.json> for the whole event.',
    ),
  })
    .exactOptional()
    .describe('A template that makes what the target gets, of the event.'),
};

const target = {
  queue: sentence.exactOptional().describe('The queue that is told. It stands under resources.'),
  messageGroupId: sentence.exactOptional().describe('The message group, for a FIFO queue.'),
  topic: sentence.exactOptional().describe('The topic that is told. It stands under resources.'),
  function: sentence.exactOptional().describe('The function that is called. It stands under resources.'),
  bus: sentence.exactOptional().describe('The event bus that gets it: default, or one that stands under resources.'),
  deadLetterQueue: sentence
    .exactOptional()
    .describe('The queue that gets what the target does not take. It stands under resources.'),
};

interface Written {
  readonly queue?: string;
  readonly topic?: string;
  readonly function?: string;
  readonly bus?: string;
}

function isOne({ queue, topic, function: called, bus }: Written): boolean {
  return [queue, topic, called, bus].filter((one) => one !== undefined).length === 1;
}

const one = { error: 'exactly one of queue, topic, function and bus' };

/** A target of a rule. */
export const ruleTargetSchema = fields({ ...target, ...targetInput }).refine(isOne, one);

/** The target of a schedule. */
export const scheduleTargetSchema = fields({
  ...target,
  detailType: sentence.exactOptional().describe('Of a bus: the detail type of the event. Its detail is the input.'),
  source: sentence.exactOptional().describe('Of a bus: the source of the event.'),
})
  .refine(isOne, one)
  .refine(
    ({ bus, detailType, source }) => [detailType, source].every((it) => (it === undefined) === (bus === undefined)),
    {
      error: 'detailType and source for a bus, and for nothing else',
    },
  );
