import { z } from 'zod';
import type { AuthorProblem } from './author-problem.ts';
import type { Lesson } from './course.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { sentence } from './field-schemas.ts';
import { findTypedPrices } from './typed-prices.ts';
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

/** Reads a lesson's `index.mdx`. `id` is the name of its folder. Problems are values. */
export function examineLesson(
  mdx: string,
  id: string,
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
  return {
    lesson: { id, title, description, slug, exercises: exerciseIds(mdx) },
    problems: [...slugProblems, ...findTypedPrices(mdx, file)],
  };
}

/** Ids of `<Exercise id="…" />` outside code, in order. */
function exerciseIds(mdx: string): string[] {
  const prose = mdx.replace(/^([ \t]*)(```+|~~~+)[\s\S]*?^\1\2/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/<Exercise\s[^>]*?\bid=["'{]+([^"'}]*)["'}]+/g)].map(([, id = '']) => id);
}
