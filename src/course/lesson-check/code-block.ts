import { nearestWord } from '#kernel';
import type { Code, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { AuthorProblem } from '../author-problem.ts';
import { componentName, lineOf } from './markdown.ts';

/** The languages that blocks of code are written in. */
export type BlockLanguage = 'js' | 'ts' | 'python' | 'sh' | 'json' | 'yaml' | 'http' | 'text';

/** A block of code that readers see, and how it is to be tried. */
export interface CodeBlock {
  /** Relative to the project's root. */
  readonly file: string;
  /** Of the fence, or of where the code begins, from 1. */
  readonly line: number;
  readonly language: BlockLanguage;
  readonly code: string;
  readonly marks: BlockMarks;
  /** The same for all blocks of one `<Handlers>`, which are the same handler in several languages. */
  readonly group?: number;
}

/** What stands behind the language of a fence, and is not shown. */
export interface BlockMarks {
  /** The name of a file, shown above the block. */
  readonly title?: string;
  /** The id of a trial in `blocks.yaml`; the first of them where it is absent. */
  readonly trial?: string;
  /** How it fails: the beginning of the error, `TypeError: …`, or the id of a check of the trial. */
  readonly wrong?: string;
  /** Why it is not run. It is parsed all the same. */
  readonly fragment?: string;
  /** What the data in the block is an excerpt of, such as `event.Records[0]`. */
  readonly shows?: string;
}

const languages: Readonly<Record<string, BlockLanguage>> = {
  js: 'js',
  javascript: 'js',
  mjs: 'js',
  cjs: 'js',
  ts: 'ts',
  typescript: 'ts',
  py: 'python',
  python: 'python',
  sh: 'sh',
  bash: 'sh',
  shell: 'sh',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  http: 'http',
  text: 'text',
  txt: 'text',
};

const markNames = ['title', 'trial', 'wrong', 'fragment', 'shows'] as const satisfies readonly (keyof BlockMarks)[];

/** Finds the blocks of code in a text, and what is wrong with their marks. `firstLine` is that of the text in its file. */
export function codeBlocksIn(
  root: Root,
  file: string,
  firstLine = 1,
): { readonly blocks: readonly CodeBlock[]; readonly problems: readonly AuthorProblem[] } {
  const blocks: CodeBlock[] = [];
  const problems: AuthorProblem[] = [];
  let groups = 0;
  const take = (node: Code, group?: number): void => {
    const line = lineOf(node) + firstLine - 1;
    const written = node.lang ?? '';
    const language = Object.hasOwn(languages, written) ? languages[written] : undefined;
    if (language === undefined) {
      problems.push({
        file,
        line,
        expected: `a block of ${[...new Set(Object.values(languages))].join(', ')}`,
        found: written === '' ? 'a block without a language' : `a block of "${written}"`,
        remedy: 'Write the language behind the three backticks. What is no code, such as a log, is text.',
      });
      return;
    }
    const { marks, problems: markProblems } = readMarks(node.meta ?? '', { file, line });
    problems.push(...markProblems);
    blocks.push({ file, line, language, code: node.value, marks, ...(group !== undefined && { group }) });
  };
  visit(root, (node: Nodes) => {
    if (node.type === 'code') take(node);
    if (componentName(node) !== 'Handlers' || !('children' in node)) return undefined;
    const group = ++groups;
    for (const child of node.children) if (child.type === 'code') take(child, group);
    return SKIP;
  });
  return { blocks, problems };
}

function readMarks(
  meta: string,
  place: Pick<AuthorProblem, 'file' | 'line'>,
): { readonly marks: BlockMarks; readonly problems: readonly AuthorProblem[] } {
  const marks: Partial<Record<keyof BlockMarks, string>> = {};
  const problems: AuthorProblem[] = [];
  for (const [found, name = '', double, single] of meta.matchAll(/([^\s="']+)(?:=(?:"([^"]*)"|'([^']*)'))?/g)) {
    const mark = markNames.find((one) => one === name);
    const value = double ?? single ?? '';
    if (mark === undefined) {
      const near = nearestWord(name, markNames);
      const remedy = near === undefined ? 'Take it out.' : `Did you mean "${near}"?`;
      problems.push({ ...place, expected: `a mark: ${markNames.join(', ')}`, found, remedy });
    } else if (!/\S/.test(value)) {
      const remedy = mark === 'fragment' ? 'Say why it cannot be run.' : 'Give it one, in quotes.';
      problems.push({ ...place, expected: `${mark}="…"`, found: `${mark} without a text`, remedy });
    } else {
      marks[mark] = value;
    }
  }
  return { marks, problems };
}
