import { z } from 'zod';
import { fields, sentence } from './field-schemas.ts';

const ask = sentence.describe('The question. Inline Markdown.');

const optionSchema = fields({
  text: sentence.describe('What can be chosen. Inline Markdown.'),
  correct: z.boolean().default(false).describe('Whether it is right. Wrong when left out.'),
  why: sentence.describe('Why it is right or wrong, in a sentence.'),
});

const options = z.array(optionSchema).min(2).max(8).describe('What can be chosen, each with its why.');

const kinds = {
  single: fields({ kind: z.literal('single').describe('One option is right.'), ask, options }),
  multiple: fields({ kind: z.literal('multiple').describe('All right options must be chosen.'), ask, options }),
  line: fields({
    kind: z.literal('line').describe('One line of the code is it.'),
    ask,
    code: sentence.describe('The code, as a block: "code: |".'),
    language: z.enum(['js', 'python', 'yaml', 'json', 'sh']).default('js').describe('Its language. js when left out.'),
    answer: z.int().min(1).describe('The number of the right line, from 1.'),
    why: sentence.describe('Why it is this line.'),
    wrong: z
      .record(z.string().regex(/^[1-9]\d*$/, "a line's number"), sentence)
      .default({})
      .describe('Why another line is not it: its number, and a sentence.'),
    otherwise: sentence.exactOptional().describe('What to say of every other wrong line.'),
  }),
  order: fields({
    kind: z.literal('order').describe('Things to be put in order.'),
    ask,
    items: z.array(sentence).min(3).max(8).describe('They, in the right order. Readers see them shuffled.'),
    why: sentence.describe('Why this is the order.'),
  }),
};

export const quizSchema = fields({
  questions: z
    .array(
      z.discriminatedUnion('kind', [kinds.single, kinds.multiple, kinds.line, kinds.order], {
        error: (issue: z.core.$ZodRawIssue) =>
          issue.code === 'invalid_union' ? `one of ${Object.keys(kinds).join(', ')}` : undefined,
      }),
    )
    .min(3)
    .max(6)
    .describe('Three to six questions.'),
});

export type QuizYaml = z.infer<typeof quizSchema>;
export type QuestionYaml = QuizYaml['questions'][number];
