import type { Nodes, Root } from 'mdast';
import { componentName } from './markdown.ts';

/** How long the sentences of a text are. */
export interface ReadingEase {
  readonly sentences: number;
  readonly words: number;
  /** Of the longest sentence. */
  readonly longest: { readonly words: number; readonly text: string };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Counts the sentences that are to be read one after the other: no code, no tables, no headings, no lists of sources. */
export function readingEase(root: Root): ReadingEase {
  const sentences = paragraphsOf(root)
    .flatMap(sentencesOf)
    .map((text) => ({ text, words: countWords(text) }))
    .filter(({ words }) => words > 0);
  return {
    sentences: sentences.length,
    words: sentences.reduce((sum, { words }) => sum + words, 0),
    longest: sentences.reduce((most, each) => (each.words > most.words ? each : most), { text: '', words: 0 }),
  };
}

export function averageWords({ words, sentences }: ReadingEase): number {
  return sentences === 0 ? 0 : words / sentences;
}

/** How many words of prose there are in front of a node of the root, headings and tables left out. */
export function wordsBefore(root: Root, index: number): number {
  return paragraphsOf({ ...root, children: root.children.slice(0, index) }).reduce(
    (sum, text) => sum + countWords(text),
    0,
  );
}

/** The texts of all paragraphs, those in lists too. */
function paragraphsOf(node: Nodes): readonly string[] {
  if (node.type === 'table' || node.type === 'heading' || node.type === 'code') return [];
  if (node.type === 'paragraph') return [sentenceText(node).replaceAll(/\s+/g, ' ').trim()];
  if (!('children' in node)) return [];
  let inSources = false;
  return node.children.flatMap((child) => {
    if (child.type === 'heading') inSources = isSources(child);
    return inSources || componentName(child) === 'Sources' ? [] : paragraphsOf(child);
  });
}

function isSources(heading: Nodes): boolean {
  return sentenceText(heading).trim() === 'Sources';
}

/** As it is read: code, a figure and an amount are one word each, so that a dot in them ends no sentence. */
function sentenceText(node: Nodes): string {
  if (node.type === 'inlineCode' || componentName(node) === 'Fact') return 'code';
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(sentenceText).join('') : '';
}

function sentencesOf(paragraph: string): readonly string[] {
  return [...segmenter.segment(paragraph)].map(({ segment }) => segment.trim());
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
