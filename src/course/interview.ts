import { z } from 'zod';
import type { FactName } from '#aws-facts';
import type { AuthorProblem } from './author-problem.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { fields, kebabCase, sentence } from './field-schemas.ts';
import { readProse } from './prose.ts';
import { readYaml, type YamlPath } from './yaml-file.ts';

/** The interview deck, as `interview.yaml` has it. */
export interface Interview {
  readonly topics: readonly { readonly title: string; readonly cards: readonly InterviewCard[] }[];
  /** The figures of AWS in its texts. */
  readonly facts: readonly FactName[];
}

/** A question of an interview with its model answer. Texts are inline Markdown, with figures filled in. */
export interface InterviewCard {
  /** What the learner's schedule is kept under. */
  readonly id: string;
  readonly ask: string;
  /** How long an answer may take. */
  readonly seconds: number;
  /** Paragraphs, as they would be spoken. */
  readonly answer: readonly string[];
  /** What a good answer names, for marking oneself. */
  readonly points: readonly string[];
  /** The folder of the lesson to read again. */
  readonly lesson: string;
}

const cardSchema = fields({
  id: kebabCase.describe('What schedules are kept under, for good: a card that is renamed begins anew.'),
  ask: sentence.describe('The question as an interviewer asks it. Inline Markdown.'),
  seconds: z.int().min(30).max(600).default(90).describe('How long an answer may take. 90 when left out.'),
  answer: z.array(sentence).min(1).max(5).describe('The model answer: one to five paragraphs. Inline Markdown.'),
  points: z.array(sentence).min(2).max(6).describe('What a good answer names: two to six, a few words each.'),
  lesson: z.string().describe('The folder of the lesson to read again.'),
});

const interviewSchema = fields({
  topics: z
    .array(
      fields({
        title: sentence.describe('What its cards are about.'),
        cards: z.array(cardSchema).min(1).describe('The cards, in the order in which they are first shown.'),
      }),
    )
    .min(1)
    .describe('The topics, in order.'),
});

const file = 'content/interview.yaml';
const noInterview: Interview = { topics: [], facts: [] };
const longestAnswer = 1_100;

/** Reads `interview.yaml`. `lessons` are the names of the lessons' folders. Problems are values. */
export function examineInterview(
  text: string,
  lessons: readonly string[],
): { readonly interview: Interview; readonly problems: readonly AuthorProblem[] } {
  const { yaml, problems: yamlProblems } = readYaml(text, file);
  if (yaml === undefined) return { interview: noInterview, problems: yamlProblems };
  const { value, problems: schemaProblems } = checkAgainstSchema(yaml, interviewSchema);
  if (value === undefined) return { interview: noInterview, problems: schemaProblems };

  const facts: FactName[] = [];
  const problems: AuthorProblem[] = [];
  const refuse = (path: YamlPath, expected: string, found: string, remedy: string): void => {
    problems.push(yaml.problemAt(path, { expected, found, remedy }));
  };
  const say = (written: string, path: YamlPath): string => {
    const prose = readProse(written);
    facts.push(...prose.facts);
    for (const { expected, found, remedy } of prose.problems) refuse(path, expected, found, remedy);
    return prose.text;
  };
  const seen = { id: new Set<string>(), ask: new Set<string>() };
  const topics = value.topics.map(({ title, cards }, topic) => ({
    title,
    cards: cards.map((card, index): InterviewCard => {
      const path = ['topics', topic, 'cards', index];
      for (const key of ['id', 'ask'] as const) {
        const remedy = 'Change one of the two, or take it out.';
        if (seen[key].has(card[key])) refuse([...path, key], `each ${key} once`, `"${card[key]}" twice`, remedy);
        seen[key].add(card[key]);
      }
      if (!lessons.includes(card.lesson)) {
        refuse([...path, 'lesson'], `one of ${lessons.join(', ')}`, `"${card.lesson}"`, 'Correct the name.');
      }
      const answer = card.answer.map((paragraph, place) => say(paragraph, [...path, 'answer', place]));
      const length = answer.join('').length;
      if (length > longestAnswer) {
        const expected = `at most ${longestAnswer} characters, which is what can be said in a minute and a half`;
        refuse([...path, 'answer'], expected, String(length), 'Leave the rest to the lesson.');
      }
      return {
        ...card,
        ask: say(card.ask, [...path, 'ask']),
        answer,
        points: card.points.map((point, place) => say(point, [...path, 'points', place])),
      };
    }),
  }));
  return { interview: { topics, facts }, problems };
}
