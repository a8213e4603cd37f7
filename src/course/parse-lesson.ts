import type { FactName } from '#aws-facts';
import { z } from 'zod';
import type { AuthorProblem } from './author-problem.ts';
import type { Lesson } from './course.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { sentence } from './field-schemas.ts';
import { examineQuiz } from './parse-quiz.ts';
import { showFact } from './prose.ts';
import { blankCode, findTypedPrices } from './typed-prices.ts';
import { quotaProblem, typedQuotasIn } from './typed-quotas.ts';
import { readYaml } from './yaml-file.ts';

/** What a lesson's front matter has to hold. The site's framework knows more keys; they may be there too. */
const frontmatterSchema = z.looseObject({
  title: sentence.describe("The lesson's title."),
  description: sentence.describe('The lesson in one sentence, for search engines and link previews.'),
  slug: z
    .string()
    .regex(
      /^lessons\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'lessons/ and a name in kebab-case, such as lessons/your-first-handler',
    )
    .describe("The lesson's address: lessons/ and the folder's name without its number."),
});

/** Reads a lesson's `index.mdx`, and its `quiz.yaml` where there is one. `id` is the name of its folder. Problems are values. */
export function examineLesson(
  mdx: string,
  id: string,
  quizText?: string,
): { readonly lesson?: Lesson; readonly problems: readonly AuthorProblem[] } {
  const file = `content/lessons/${id}/index.mdx`;
  const [, frontmatter] = /^(---\r?\n[\s\S]*?)\r?\n---\s*(?:\n|$)/.exec(mdx) ?? [];
  if (frontmatter === undefined) {
    const remedy = 'Begin the file with "---", title, description and slug on lines of their own, and "---".';
    return { problems: [{ file, line: 1, expected: 'front matter', found: 'none', remedy }] };
  }
  const { yaml, problems } = readYaml(frontmatter, file);
  if (yaml === undefined) return { problems };
  const { value, problems: schemaProblems } = checkAgainstSchema(yaml, frontmatterSchema);
  if (value === undefined) return { problems: schemaProblems };

  const { title, description, slug } = value;
  const expectedSlug = `lessons/${id.replace(/^\d+-/, '')}`;
  const remedy = 'Correct the slug, or rename the folder.';
  const slugProblems =
    slug === expectedSlug ? [] : [yaml.problemAt(['slug'], { expected: expectedSlug, found: `"${slug}"`, remedy })];
  const prose = blankCode(mdx);
  const { facts, problems: factProblems } = examineFacts(prose, file);
  const quiz = quizText === undefined ? undefined : examineQuiz(quizText, id);
  return {
    lesson: {
      id,
      title,
      description,
      slug,
      exercises: exerciseIds(prose),
      facts: [...new Set([...facts, ...(quiz?.facts ?? [])])],
      ...(quiz?.quiz !== undefined && { quiz: quiz.quiz }),
      terms: [...prose.matchAll(/<Term\b[^>]*>/g)].map(({ 0: tag, index }) => ({
        id: attribute(tag, 'id') ?? '',
        line: lineAt(prose, index),
      })),
    },
    problems: [
      ...slugProblems,
      ...findTypedPrices(mdx, file),
      ...findTypedQuotas(prose, file),
      ...factProblems,
      ...(quiz?.problems ?? []),
      ...checkQuizPlace(prose, file, quizText !== undefined),
    ],
  };
}

/** Ids of `<Exercise id="…" />` outside code, in order. */
function exerciseIds(prose: string): string[] {
  return [...prose.matchAll(/<Exercise\s[^>]*?\bid=["'{]+([^"'}]*)["'}]+/g)].map(([, id = '']) => id);
}

/** The facts that a lesson's own text shows, and those that it cannot show. */
function examineFacts(
  prose: string,
  file: string,
): { readonly facts: readonly FactName[]; readonly problems: readonly AuthorProblem[] } {
  const facts: FactName[] = [];
  const problems: AuthorProblem[] = [];
  for (const { 0: found, index } of prose.matchAll(/<Fact\b[^>]*>/g)) {
    const shown = showFact(attribute(found, 'id') ?? '', attribute(found, 'in'));
    if ('name' in shown) facts.push(shown.name);
    else problems.push({ file, line: lineAt(prose, index), found, ...shown });
  }
  // Those of a model, say, which are not in the text.
  for (const { 0: found, index, 1: list = '' } of prose.matchAll(/<Sources\b[^>]*\bfacts=\{\[([^\]]*)\]\}/g)) {
    for (const [, name = ''] of list.matchAll(/["']([^"']*)["']/g)) {
      const shown = showFact(name, undefined);
      if ('name' in shown) facts.push(shown.name);
      else problems.push({ file, line: lineAt(prose, index), found: `"${name}" in ${found}`, ...shown });
    }
  }
  return { facts, problems };
}

/** `<Own why="…">` is around figures that only look like those of AWS. */
function findTypedQuotas(prose: string, file: string): AuthorProblem[] {
  const problems: AuthorProblem[] = [];
  const withoutOwn = prose.replace(
    /<Own\b([^>]*)>([^<]*)<\/Own>/g,
    (found, attributes: string, text: string, index) => {
      if (!/\S/.test(attribute(attributes, 'why') ?? '')) {
        const remedy = `Say why it is no figure of AWS: <Own why="…">${text}</Own>.`;
        problems.push({ file, line: lineAt(prose, Number(index)), expected: 'a reason', found, remedy });
      }
      return found.replace(/[^\n]/g, ' ');
    },
  );
  for (const quota of typedQuotasIn(withoutOwn)) {
    const told = quotaProblem(
      quota,
      (name) => `<Fact id="${name}" />`,
      (text) => `<Own why="…">${text}</Own>`,
    );
    problems.push({ file, line: quota.line, ...told });
  }
  return problems;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}=["'{]+([^"'}]*)["'}]+`).exec(tag)?.[1];
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function checkQuizPlace(prose: string, file: string, hasQuiz: boolean): AuthorProblem[] {
  const places = [...prose.matchAll(/<Quiz\b/g)].map(({ index }) => lineAt(prose, index));
  const [line, second] = places;
  if (second !== undefined) {
    const remedy = 'Take one of the two out.';
    return [{ file, line: second, expected: 'one quiz', found: '<Quiz /> for the second time', remedy }];
  }
  if (line === undefined && hasQuiz) {
    const remedy = 'Put it near the end, where the learner knows the answers.';
    return [{ file, expected: '<Quiz />', found: 'a quiz.yaml that the lesson does not show', remedy }];
  }
  if (line !== undefined && !hasQuiz) {
    const expected = 'a quiz.yaml beside the lesson';
    return [{ file, line, expected, found: '<Quiz /> without one', remedy: 'Write it, or take <Quiz /> out.' }];
  }
  return [];
}
