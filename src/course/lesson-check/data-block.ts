import { parseAllDocuments } from 'yaml';
import { readTemplate } from '#sam-template';
import type { CodeBlock } from './code-block.ts';

/** What is wrong in a block, and in which of its lines, from 1. */
export interface BlockProblem {
  readonly line: number;
  readonly message: string;
}

/** Parses a block that is data rather than a program. `files` are those that a template may name. */
export function parseDataBlock(
  { language, code, marks }: CodeBlock,
  files: Readonly<Record<string, string>>,
): readonly BlockProblem[] {
  switch (language) {
    case 'json':
      return parseJson(code);
    case 'yaml':
      // A part of a template cannot be deployed by itself.
      return marks.fragment === undefined && /^Transform:/m.test(code) ? parseTemplate(code, files) : parseYaml(code);
    case 'http':
      return parseHttp(code);
    case 'js':
    case 'ts':
    case 'python':
    case 'sh':
    case 'text':
      return [];
  }
}

/** One value, or one in each line, as in a log or a list of events. */
function parseJson(code: string): readonly BlockProblem[] {
  const problem = jsonProblem(code);
  if (problem === undefined) return [];
  const lines = code.split('\n').filter((line) => /\S/.test(line));
  return lines.length > 1 && lines.every((line) => jsonProblem(line) === undefined) ? [] : [problem];
}

function jsonProblem(text: string): BlockProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    return { line: text.slice(0, Number(position ?? 0)).split('\n').length, message };
  }
}

/** CloudFormation's short forms, such as !Ref and !Sub, are tags of their own. */
const tags = [
  ...['Ref', 'Sub', 'GetAtt', 'Join', 'ImportValue', 'FindInMap', 'If', 'Select', 'Split', 'Base64', 'Cidr'],
  ...['Equals', 'Not', 'And', 'Or', 'Condition', 'GetAZs', 'Transform'],
].flatMap((name) => [
  { tag: `!${name}`, resolve: (text: string) => text },
  { tag: `!${name}`, collection: 'seq' as const },
  { tag: `!${name}`, collection: 'map' as const },
]);

function parseYaml(code: string): readonly BlockProblem[] {
  const documents = parseAllDocuments(code, { customTags: tags, prettyErrors: true });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(({ errors, warnings }) =>
    [...errors, ...warnings].map(({ message, linePos }) => ({
      line: linePos?.[0].line ?? 1,
      message: message.split('\n')[0]?.replace(/ at line.*$/, '') ?? message,
    })),
  );
}

function parseTemplate(code: string, files: Readonly<Record<string, string>>): readonly BlockProblem[] {
  const reading = readTemplate(code, files);
  if (reading.kind === 'model') return [];
  return reading.problems.map(({ line, message, remedy }) => ({ line, message: `${message} ${remedy}` }));
}

/** A request line or a status line, headers, and perhaps a body behind an empty line. */
function parseHttp(code: string): readonly BlockProblem[] {
  const [first = '', ...rest] = code.split('\n');
  const problems: BlockProblem[] = [];
  if (!/^(?:[A-Z]+ \/\S*(?: HTTP\/[\d.]+)?|(?:HTTP\/[\d.]+ )?\d{3}(?: .+)?)$/.test(first.trim())) {
    problems.push({ line: 1, message: `"${first}" is neither a request line nor a status line` });
  }
  const end = rest.findIndex((line) => line.trim() === '');
  for (const [index, line] of (end === -1 ? rest : rest.slice(0, end)).entries()) {
    if (!/^[\w-]+: \S/.test(line)) problems.push({ line: index + 2, message: `"${line}" is no header` });
  }
  return problems;
}
