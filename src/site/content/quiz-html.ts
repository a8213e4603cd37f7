import type { Question } from '#course';
import { highlight } from '../workbench/highlight.ts';
import { renderInline } from './render-inline.ts';

/** Something that a reader can choose or move. All texts are HTML. */
export interface Choice {
  readonly html: string;
  readonly correct: boolean;
  readonly why?: string;
  /** The line's number, where it is one. */
  readonly line?: number;
  /** Its place in the right order, from 0, where there is one. */
  readonly place?: number;
}

/** A question that is ready to be put on the page. */
export interface QuestionHtml {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly ask: string;
  /** How to answer, in a sentence. */
  readonly how: string;
  readonly choices: readonly Choice[];
  /** The answer in full, for a page without scripts. */
  readonly answers: readonly string[];
  readonly why?: string;
}

export async function toQuestionHtml(question: Question): Promise<QuestionHtml> {
  const { id, kind } = question;
  const base = { id, kind, ask: await renderInline(question.ask) };
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const choices = await Promise.all(
        question.options.map(async ({ text, correct, why }) => ({
          html: await renderInline(text),
          correct,
          why: await renderInline(why),
        })),
      );
      const answers = choices.map(({ html, correct, why }) => `${correct ? 'Right' : 'Wrong'}: ${html} ${why}`);
      const how = question.kind === 'single' ? 'One answer is right.' : 'Choose every right answer.';
      return { ...base, how, choices, answers };
    }
    case 'line': {
      const { lines, language, answer, wrong, otherwise } = question;
      const why = await renderInline(question.why);
      const choices = await Promise.all(
        lines.map(async (text, index): Promise<Choice> => {
          const line = index + 1;
          const because = line === answer ? question.why : (wrong[line] ?? otherwise);
          return {
            html: highlight(text, fileNames[language]),
            correct: line === answer,
            line,
            ...(because !== undefined && { why: await renderInline(because) }),
          };
        }),
      );
      return { ...base, how: 'Choose a line.', choices, answers: [`Line ${answer}: ${why}`], why };
    }
    case 'order': {
      const { items, shown } = question;
      const why = await renderInline(question.why);
      const html = await Promise.all(items.map(renderInline));
      const choices = shown.map((place) => ({ html: html[place] ?? '', correct: true, place }));
      return { ...base, how: 'Put them in order, the first on top.', choices, answers: [html.join(' → '), why], why };
    }
  }
}

/** Names by which the highlighter knows the language. */
const fileNames = { js: 'x.mjs', python: 'x.py', yaml: 'x.yaml', json: 'x.json', sh: 'x.sh' };
