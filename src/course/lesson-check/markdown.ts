import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const markdown = unified().use(remarkParse).use(remarkGfm);
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** A text as a tree, with the lines of the file; or the line at which it cannot be read, from 1. */
export type Reading =
  | { readonly kind: 'read'; readonly root: Root }
  | { readonly kind: 'unreadable'; readonly line: number; readonly message: string };

/** Reads a lesson. Its front matter is left out, and keeps its lines. */
export function readMdx(text: string): Reading {
  const body = text.replace(/^---\r?\n[\s\S]*?\r?\n---(?=\r?\n|$)/, (frontmatter) => frontmatter.replace(/[^\n]/g, ''));
  try {
    return { kind: 'read', root: mdx.parse(body) };
  } catch (thrown) {
    const { line = 1, reason = String(thrown) } = thrown as { line?: number; reason?: string };
    return { kind: 'unreadable', line, message: reason };
  }
}

/** Reads Markdown without components: instructions, hints, quizzes. */
export function readMarkdown(text: string): Root {
  return markdown.parse(text);
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

export function textOf(node: Nodes): string {
  return toString(node).replaceAll(/\s+/g, ' ').trim();
}

/** The name of a component such as `Exercise`; undefined for anything else. */
export function componentName(node: Nodes): string | undefined {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? (node.name ?? '') : undefined;
}
