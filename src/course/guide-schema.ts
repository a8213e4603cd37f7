import { z } from 'zod';
import { places } from './decide.ts';
import { fields, kebabCase, sentence } from './field-schemas.ts';

const placeList = z.array(z.enum(places)).min(1).max(places.length);
const because = sentence.describe('Why, in a sentence or two. Inline Markdown.');
const lesson = z.string().exactOptional().describe('The folder of the lesson that explains it.');

const reasonSchema = z.union(
  [
    fields({
      speaksFor: placeList.describe('What it speaks for.'),
      weight: z.int().min(1).max(3).describe('How much: 1 a little, 2 clearly, 3 strongly.'),
      because,
      lesson,
    }),
    fields({ rulesOut: placeList.describe('What it makes impossible, whatever else is said.'), because, lesson }),
  ],
  {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === 'invalid_union'
        ? 'speaksFor (with a weight) or rulesOut, because, and a lesson where the text has no fact'
        : undefined,
  },
);

const answerSchema = fields({
  id: kebabCase.describe('Its name in the address of the page. Links that people have kept use it.'),
  text: sentence.describe('What can be answered. Inline Markdown.'),
  reasons: z.array(reasonSchema).default([]).describe('What it says about the three. Nothing when left out.'),
});

export const guideSchema = fields({
  questions: z
    .array(
      fields({
        id: kebabCase.describe('Its name in the address of the page. Links that people have kept use it.'),
        ask: sentence.describe('The question. Inline Markdown.'),
        answers: z.array(answerSchema).min(2).max(5).describe('What can be answered: two to five.'),
      }),
    )
    .min(1)
    .max(10)
    .describe('The questions, in the order in which they are asked.'),
});

export type ReasonYaml = z.infer<typeof reasonSchema>;
