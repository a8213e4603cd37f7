import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { TemplateNode } from './template-node.ts';
import type { TemplateProblem } from './template-problem.ts';

/** Reads YAML with the tags of CloudFormation, and keeps where everything stands. */
export function parseTemplate(
  text: string,
): { readonly root: TemplateNode } | { readonly problems: readonly TemplateProblem[] } {
  const lineCounter = new LineCounter();
  // Tags such as !Ref are unknown to YAML: it warns, and keeps them.
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  // What comes after the first error of syntax is mostly a consequence of it.
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { problems: [{ line, column: col, ...wordsFor(error) }] };
  }
  const placeOf = (node: unknown): { line: number; column: number } => {
    const range = (node as { readonly range?: readonly [number, number, number] | null } | null)?.range;
    const { line, col } = lineCounter.linePos(range?.[0] ?? 0);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const convert = (node: unknown, owner: unknown): TemplateNode => {
    const place = placeOf(node ?? owner);
    const tag = (node as { readonly tag?: string } | null)?.tag;
    const bare = convertBare(node, place);
    if (tag?.startsWith('!') === true && !tag.startsWith('!!')) {
      return { kind: 'intrinsic', name: tag.slice(1), argument: bare, ...place };
    }
    const [only, ...others] = bare.kind === 'map' ? bare.entries : [];
    if (only !== undefined && others.length === 0 && (only.key === 'Ref' || only.key.startsWith('Fn::'))) {
      return { kind: 'intrinsic', name: only.key.replace(/^Fn::/, ''), argument: only.value, ...place };
    }
    return bare;
  };
  const convertBare = (node: unknown, place: { line: number; column: number }): TemplateNode => {
    if (isMap(node)) {
      const entries = node.items.filter(isPair).map(({ key, value }) => ({
        key: isScalar(key) ? String(key.value) : '',
        value: convert(value, key),
        ...placeOf(key),
      }));
      return { kind: 'map', entries, ...place };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => convert(item, node)), ...place };
    const value: unknown = isScalar(node) ? node.value : null;
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    // What else there is (a date, a large number) is text to a template.
    const written = value === null ? null : isScalar(node) ? (node.source ?? '') : '';
    return { kind: 'scalar', value: isPlain ? value : written, ...place };
  };
  return { root: convert(document.contents, null) };
}

/** What YAML's own errors mean for who has written them. */
function wordsFor({ code, message }: YAMLError): Pick<TemplateProblem, 'message' | 'remedy'> {
  switch (code) {
    case 'TAB_AS_INDENT':
      return {
        message: 'This line is indented with a tab.',
        remedy: 'YAML takes spaces only: use two for each level.',
      };
    case 'DUPLICATE_KEY':
      return { message: 'The same key stands here for the second time.', remedy: 'Keep one of the two.' };
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        message: 'The indentation does not fit what stands above.',
        remedy: 'Give keys of the same level the same number of spaces, and put only one "key: value" on a line.',
      };
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
      return {
        message: 'Something is missing here, or is too much.',
        remedy: 'Look for a missing colon, quote or bracket in this line and the one before it.',
      };
    default:
      return {
        message: `This is not YAML: ${message.replace(/\.$/, '')}.`,
        remedy: 'Look at this line and the one before it: the indentation, a quote, or a colon.',
      };
  }
}
