import GithubSlugger from 'github-slugger';
import { nearestWord } from '#kernel';
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { AuthorProblem } from '../author-problem.ts';
import { lineOf, textOf } from './markdown.ts';

/** The pages of the site by their addresses, such as `/lessons/http/`, each with the anchors that it has. */
export type Pages = ReadonlyMap<string, ReadonlySet<string>>;

/** The anchors of a page's headings. */
export function anchorsOf(root: Root): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(root, 'heading', (node) => {
    anchors.add(slugger.slug(textOf(node)));
  });
  return anchors;
}

/** Checks that links within the site lead somewhere. `address` is that of the page on which the text is shown. */
export function checkLinks(root: Root, file: string, address: string, pages: Pages, firstLine = 1): AuthorProblem[] {
  const problems: AuthorProblem[] = [];
  visit(root, (node: Nodes) => {
    const url = node.type === 'link' || node.type === 'definition' ? node.url : undefined;
    if (url === undefined || /^[a-z][a-z+.-]*:/i.test(url)) return;
    const wrong = checkLink(url, address, pages);
    if (wrong !== undefined) problems.push({ file, line: lineOf(node) + firstLine - 1, found: url, ...wrong });
  });
  return problems;
}

function checkLink(url: string, address: string, pages: Pages): Pick<AuthorProblem, 'expected' | 'remedy'> | undefined {
  if (url.startsWith('/')) {
    return {
      expected: 'a link that also holds where the site is not at the root of its host',
      remedy: 'Begin it with ../ such as ../your-first-handler/.',
    };
  }
  const [path = '', hash = ''] = url.split('#');
  const pathname = resolve(path.replace(/\?.*$/, ''), address);
  const anchors = pages.get(pathname);
  if (anchors === undefined) {
    const near = nearestWord(pathname, [...pages.keys()]);
    return {
      expected: 'a page of the site',
      remedy: near === undefined ? 'Correct the link, or take it out.' : `Did you mean ${near}?`,
    };
  }
  const anchor = decodeURIComponent(hash);
  if (anchor === '' || anchors.has(anchor)) return undefined;
  const near = nearestWord(anchor, [...anchors]);
  return {
    expected: `a heading of ${pathname}`,
    remedy: near === undefined ? `There are: ${[...anchors].join(', ') || 'none'}.` : `Did you mean #${near}?`,
  };
}

/** Where a relative link on the page at `address` leads. */
function resolve(path: string, address: string): string {
  if (path === '') return address;
  const parts = address.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    // Above the root is nothing: there the way up leads nowhere.
    if (part === '..') parts.splice(Math.max(1, parts.length - 1));
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/') + (/(?:^|\/)\.\.?$/.test(path) ? '/' : '');
}
