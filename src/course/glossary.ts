import { z } from 'zod';
import type { AuthorProblem } from './author-problem.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { fields, kebabCase, sentence } from './field-schemas.ts';
import { readProse } from './prose.ts';
import { readYaml } from './yaml-file.ts';

/** A word of the field, with what it means here. */
export interface GlossaryTerm {
  /** What `<Term id="…">` names, and the term's address on its page. */
  readonly id: string;
  readonly term: string;
  /** One or two sentences of inline Markdown, with figures filled in. */
  readonly definition: string;
  /** The folder of the lesson that explains it. */
  readonly lesson?: string;
}

const glossarySchema = fields({
  terms: z
    .array(
      fields({
        id: kebabCase.describe('The name that <Term id="…"> uses, in kebab-case.'),
        term: sentence.describe('The word as AWS writes it.'),
        definition: sentence.describe('What it means, in one or two sentences. Inline Markdown.'),
        lesson: z.string().exactOptional().describe('The folder of the lesson that explains it.'),
      }),
    )
    .min(1)
    .describe('The terms, in any order.'),
});

const file = 'content/glossary.yaml';
const longest = 320;

/** Reads `glossary.yaml`. `lessons` are the names of the lessons' folders. Terms come in alphabetical order. */
export function examineGlossary(
  text: string,
  lessons: readonly string[],
): { readonly terms: readonly GlossaryTerm[]; readonly problems: readonly AuthorProblem[] } {
  const { yaml, problems: yamlProblems } = readYaml(text, file);
  if (yaml === undefined) return { terms: [], problems: yamlProblems };
  const { value, problems: schemaProblems } = checkAgainstSchema(yaml, glossarySchema);
  if (value === undefined) return { terms: [], problems: schemaProblems };
  const problems: AuthorProblem[] = [];
  const seen = new Set<string>();
  const terms = value.terms.map((entry, index): GlossaryTerm => {
    const path = ['terms', index];
    if (seen.has(entry.id)) {
      const remedy = 'Rename one of the two, or take it out.';
      problems.push(
        yaml.problemAt([...path, 'id'], { expected: 'each id once', found: `"${entry.id}" twice`, remedy }),
      );
    }
    seen.add(entry.id);
    const { text: definition, problems: proseProblems } = readProse(entry.definition);
    problems.push(
      ...proseProblems.map(({ expected, found, remedy }) =>
        yaml.problemAt([...path, 'definition'], { expected, found, remedy }),
      ),
    );
    if (definition.length > longest) {
      const expected = `at most ${longest} characters, to be read while one hovers`;
      const remedy = 'Leave the rest to the lesson.';
      problems.push(yaml.problemAt([...path, 'definition'], { expected, found: `${definition.length}`, remedy }));
    }
    if (entry.lesson !== undefined && !lessons.includes(entry.lesson)) {
      const expected = `one of ${lessons.join(', ')}`;
      const remedy = 'Correct the name, or leave it out until there is one.';
      problems.push(yaml.problemAt([...path, 'lesson'], { expected, found: `"${entry.lesson}"`, remedy }));
    }
    return { ...entry, definition };
  });
  return { terms: terms.toSorted((one, other) => one.term.localeCompare(other.term, 'en')), problems };
}
