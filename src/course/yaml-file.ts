import { type Document, isCollection, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { AuthorProblem } from './author-problem.ts';

/** Keys and list places from the top of a YAML file down. */
export type YamlPath = readonly PropertyKey[];

/** A YAML file that could be read as such. */
export interface YamlFile {
  /** Relative to the project's root. */
  readonly file: string;
  readonly data: unknown;
  /** Makes a problem of something in this file. */
  problemAt(path: YamlPath, problem: Pick<AuthorProblem, 'expected' | 'found' | 'remedy'>): AuthorProblem;
}

/** Reads YAML, keeping the line of everything in it. Duplicate keys and placeholders without quotes are problems too. */
export function readYaml(
  text: string,
  file: string,
): { readonly yaml?: YamlFile; readonly problems: readonly AuthorProblem[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const problems: AuthorProblem[] = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    file,
    line: lineCounter.linePos(pos[0]).line,
    expected: 'YAML',
    found: message,
    remedy:
      'Look at this line and the one before it: the indentation, a missing quote, or a colon in a text without quotes.',
  }));
  for (const offset of bareBraces(document)) {
    problems.push({
      file,
      line: lineCounter.linePos(offset).line,
      expected: "text, such as '{{ caller }}'",
      found: '{{ … }} without quotes, which YAML takes for keys and values',
      remedy: 'Put quotes around the whole text.',
    });
  }
  if (problems.length > 0) return { problems };

  const lineOf = (path: YamlPath): number | undefined => {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
    }
    return undefined;
  };
  const yaml: YamlFile = {
    file,
    data: document.toJS() as unknown,
    problemAt(path, problem) {
      const line = lineOf(path);
      return { file, ...(line !== undefined && { line }), where: formatPath(path), ...problem };
    },
  };
  return { yaml, problems };
}

/** Finds where keys are keys and values themselves: nobody means that, but `{{ caller }}` without quotes comes to it. */
function bareBraces(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Pair(_key, { key }) {
      if (isCollection(key) && key.range) offsets.push(key.range[0]);
    },
  });
  return offsets;
}

/** Such as `tasks[0].scenarios[1].name`. */
function formatPath(path: YamlPath): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
