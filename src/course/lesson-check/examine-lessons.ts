import type { AuthorProblem } from '../author-problem.ts';
import { readYaml, type YamlFile, type YamlPath } from '../yaml-file.ts';
import { type BlockLanguage, type CodeBlock, codeBlocksIn } from './code-block.ts';
import { anchorsOf, checkLinks, type Pages } from './internal-links.ts';
import { checkLessonShape } from './lesson-shape.ts';
import { readMarkdown, readMdx } from './markdown.ts';
import { type ReadingEase, readingEase } from './reading-ease.ts';
import { emptyTrial, examineTrials, type Trial } from './trial.ts';

/** A lesson as what is to be proved of it: its blocks of code, and what they are tried with. */
export interface LessonText {
  /** The name of its folder. */
  readonly id: string;
  readonly ease: ReadingEase;
  /** Those of its exercises too. */
  readonly blocks: readonly CodeBlock[];
  /** At least one; the first is for blocks that name none. */
  readonly trials: readonly [Trial, ...Trial[]];
  readonly problems: readonly AuthorProblem[];
}

type Files = Readonly<Record<string, string>>;

/** Reads the texts of all lessons: files of `content/`, path relative to it, and text. Problems are values. */
export function examineLessonTexts(files: Files): readonly LessonText[] {
  const ids = Object.keys(files).flatMap((path) => /^lessons\/([^/]+)\/index\.mdx$/.exec(path)?.[1] ?? []);
  const pages = pagesOf(files);
  return ids.toSorted().map((id) => examineLessonText(id, files, pages));
}

function examineLessonText(id: string, files: Files, pages: Pages): LessonText {
  const problems: AuthorProblem[] = [];
  const blocks: CodeBlock[] = [];
  const folder = `lessons/${id}/`;
  const address = addressOf(id);
  const file = `content/${folder}index.mdx`;
  const reading = readMdx(files[`${folder}index.mdx`] ?? '');
  const root = reading.kind === 'read' ? reading.root : readMarkdown('');
  if (reading.kind === 'unreadable') {
    const remedy = 'Look at this line: a tag that is not closed, a brace, or a < that is no tag.';
    problems.push({ file, line: reading.line, expected: 'MDX', found: reading.message, remedy });
  } else {
    problems.push(...checkLessonShape(root, file), ...checkLinks(root, file, address, pages));
    take(codeBlocksIn(root, file));
  }
  for (const [path, text] of Object.entries(files).filter(([each]) => each.startsWith(folder))) {
    if (/\/instructions\.md$/.test(path)) {
      const instructions = readMarkdown(text);
      take(codeBlocksIn(instructions, `content/${path}`));
      problems.push(...checkLinks(instructions, `content/${path}`, address, pages));
    }
    if (/\/(?:exercise|quiz)\.yaml$/.test(path)) examineYaml(text, `content/${path}`);
  }
  const trialsText = files[`${folder}blocks.yaml`];
  const examined =
    trialsText === undefined ? { trials: [], problems: [] } : examineTrials(trialsText, `content/${folder}blocks.yaml`);
  problems.push(...examined.problems);
  const [first = emptyTrial, ...others] = examined.trials;
  return { id, ease: readingEase(root), blocks, trials: [first, ...others], problems };

  function take(found: { blocks: readonly CodeBlock[]; problems: readonly AuthorProblem[] }): void {
    blocks.push(...found.blocks);
    problems.push(...found.problems);
  }

  /** What learners read in it. That it is YAML is looked at elsewhere. */
  function examineYaml(text: string, yamlFile: string): void {
    const { yaml } = readYaml(text, yamlFile);
    if (yaml === undefined) return;
    for (const { path, prose } of proseIn(yaml.data, [])) {
      const { line = 1 } = yaml.problemAt(path, { expected: '', found: '', remedy: '' });
      const markdown = readMarkdown(prose);
      take(codeBlocksIn(markdown, yamlFile, line));
      problems.push(...checkLinks(markdown, yamlFile, address, pages, line));
    }
    blocks.push(...questionBlocks(yaml, yamlFile));
  }
}

/** Keys of texts that learners read, in exercises and quizzes. */
const proseKeys = new Set(['ask', 'hints', 'say', 'why', 'items', 'otherwise', 'wrong']);

function proseIn(node: unknown, path: YamlPath, isProse = false): { path: YamlPath; prose: string }[] {
  if (typeof node === 'string') return isProse ? [{ path, prose: node }] : [];
  if (Array.isArray(node)) return node.flatMap((item: unknown, index) => proseIn(item, [...path, index], isProse));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) =>
    proseIn(member, [...path, key], proseKeys.has(key) || (isProse && path.at(-1) === 'wrong')),
  );
}

/** The code of the questions which ask for a line of it: an excerpt, which is parsed. */
function questionBlocks({ data, problemAt }: YamlFile, file: string): CodeBlock[] {
  const { questions = [] } = (data ?? {}) as { questions?: readonly Partial<Record<string, unknown>>[] };
  if (!Array.isArray(questions)) return [];
  return questions.flatMap(({ code, language = 'js' }: Partial<Record<string, unknown>>, index): CodeBlock[] => {
    if (typeof code !== 'string') return [];
    const { line = 1 } = problemAt(['questions', index, 'code'], { expected: '', found: '', remedy: '' });
    const fragment = 'It is asked about, and what it does is in the answers.';
    return [{ file, line, language: language as BlockLanguage, code, marks: { fragment } }];
  });
}

function addressOf(id: string): string {
  return `/lessons/${id.replace(/^\d+-/, '')}/`;
}

function pagesOf(files: Files): Pages {
  const pages = new Map<string, ReadonlySet<string>>([['/', new Set()]]);
  const idsIn = (file: string): ReadonlySet<string> =>
    new Set([...(files[file] ?? '').matchAll(/\bid: *['"]?([\w-]+)/g)].map(([, id = '']) => id));
  pages.set('/glossary/', idsIn('glossary.yaml'));
  pages.set('/interview/', idsIn('interview.yaml'));
  pages.set('/decision-guide/', new Set());
  pages.set('/certificate/', new Set());
  for (const [path, text] of Object.entries(files)) {
    const [, id] = /^lessons\/([^/]+)\/index\.mdx$/.exec(path) ?? [];
    if (id === undefined) continue;
    const reading = readMdx(text);
    pages.set(addressOf(id), reading.kind === 'read' ? anchorsOf(reading.root) : new Set());
  }
  return pages;
}
