import type { List, Nodes, Root, RootContent } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import type { AuthorProblem } from '../author-problem.ts';
import { componentName, lineOf, textOf } from './markdown.ts';
import { averageWords, readingEase, wordsBefore } from './reading-ease.ts';

/** Bounds that every lesson keeps. */
export const lessonBounds = {
  /** Words of prose between what the lesson promises and the first code: the problem. */
  problemWords: 30,
  /** Words of prose in front of the first thing that runs. */
  firstScreenWords: 300,
  /** Words of a sentence, on average; it has to be less. */
  sentenceWords: 20,
  /** Points under "What to remember". */
  points: 3,
} as const;

/** Components with which a reader can try something, and those in which a check does. */
const running: readonly string[] = [
  'Exercise',
  'Handlers',
  'IdleCost',
  'CostExplorer',
  'PowerTuning',
  'ConcurrencySpike',
];

const promise = 'After this lesson you can';
const month = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d\b/;

type Problem = Omit<AuthorProblem, 'file'>;

/** Checks that a lesson has its parts, in their order, and that its sentences are short. */
export function checkLessonShape(root: Root, file: string): AuthorProblem[] {
  const problems = [
    ...checkOpening(root),
    ...checkFirstScreen(root),
    ...checkHandlers(root),
    ...checkQuiz(root),
    ...checkRemember(root),
    ...checkSources(root),
    ...checkSentences(root),
  ];
  return problems.map((problem) => ({ file, ...problem }));
}

function checkOpening({ children }: Root): Problem[] {
  const isProse = (node: RootContent): boolean => node.type !== 'mdxjsEsm';
  const start = children.findIndex(isProse);
  const first = children[start];
  const list = children[start + 1];
  if (first === undefined || !textOf(first).startsWith(promise) || list?.type !== 'list' || list.children.length < 2) {
    return [
      {
        line: first === undefined ? 1 : lineOf(first),
        expected: `"${promise}" and a list of two things or more`,
        found: first === undefined ? 'an empty lesson' : `"${shorten(textOf(first))}"`,
        remedy: 'Begin with what the reader can do afterwards.',
      },
    ];
  }
  const rest = { type: 'root', children: children.slice(start + 2) } satisfies Root;
  const firstCode = rest.children.findIndex((node) => node.type === 'code' || componentName(node) !== undefined);
  const words = wordsBefore(rest, firstCode === -1 ? rest.children.length : firstCode);
  if (words >= lessonBounds.problemWords) return [];
  return [
    {
      line: lineOf(rest.children[firstCode] ?? list),
      expected: `a problem first: ${lessonBounds.problemWords} words or more in front of the first code or exercise`,
      found: `${words} words`,
      remedy: 'Tell what goes wrong, or costs too much, without what this lesson teaches.',
    },
  ];
}

function checkFirstScreen(root: Root): Problem[] {
  const index = root.children.findIndex(runs);
  const words = wordsBefore(root, index === -1 ? root.children.length : index);
  if (index !== -1 && words <= lessonBounds.firstScreenWords) return [];
  const node = root.children[index];
  return [
    {
      ...(node !== undefined && { line: lineOf(node) }),
      expected: `one of ${running.map((name) => `<${name}>`).join(', ')} within the first ${lessonBounds.firstScreenWords} words`,
      found: node === undefined ? 'none' : `the first one behind ${words} words`,
      remedy: 'Let the reader run something before the text explains it.',
    },
  ];
}

/** Code of which nothing is run is no beginning. */
function runs(node: RootContent): boolean {
  const name = componentName(node) ?? '';
  if (name !== 'Handlers' || !('children' in node)) return running.includes(name);
  return node.children.some((child) => child.type === 'code' && !/\bfragment=/.test(child.meta ?? ''));
}

/** The same handler in two languages has tabs, and is tried in both. */
function checkHandlers({ children }: Root): Problem[] {
  return children.flatMap((node, index): Problem[] => {
    const next = children[index + 1];
    if (node.type !== 'code' || node.lang !== 'js' || next?.type !== 'code' || next.lang !== 'python') return [];
    const remedy =
      'Put <Handlers> around the two, with a blank line behind the opening tag and before the closing one.';
    const found = 'a block of Python right behind one of JavaScript';
    return [{ line: lineOf(next), expected: '<Handlers> around the same handler in two languages', found, remedy }];
  });
}

function checkQuiz(root: Root): Problem[] {
  if (find(root, 'Quiz') !== undefined) return [];
  const remedy = 'Write three to six questions in quiz.yaml, and put <Quiz /> under "Check yourself".';
  return [{ expected: '<Quiz />', found: 'a lesson without a quiz', remedy }];
}

function checkRemember(root: Root): Problem[] {
  const section = sectionOf(root, 'What to remember');
  if (section === undefined) return [missing('What to remember', 'Say in a few points what the lesson comes to.')];
  const box = section.children.find((node) => componentName(node) === 'Remember');
  const list = box !== undefined && 'children' in box ? findList(box) : undefined;
  if (list !== undefined && list.children.length >= lessonBounds.points) return [];
  return [
    {
      line: section.line,
      expected: `<Remember> around a list of ${lessonBounds.points} points or more`,
      found: box === undefined ? 'no <Remember>' : list === undefined ? 'no list' : `${list.children.length} points`,
      remedy: 'Put the list into <Remember>, with a blank line behind the opening tag and before the closing one.',
    },
  ];
}

function checkSources(root: Root): Problem[] {
  const section = sectionOf(root, 'Sources');
  if (section === undefined) return [missing('Sources', 'Say where the lesson is from, and as of which month.')];
  const box = section.children.find((node) => componentName(node) === 'Sources');
  if (box === undefined || !('children' in box)) {
    const remedy = 'Put the list into <Sources>: it adds the sources of the figures.';
    return [{ line: section.line, expected: '<Sources> around the list of sources', found: 'no <Sources>', remedy }];
  }
  const list = findList(box);
  if (list === undefined) {
    const remedy = 'List the links, each with its month.';
    return [{ line: lineOf(box), expected: 'a list of sources', found: 'no list', remedy }];
  }
  const forAll = box.children.some(
    (node) => node.type === 'paragraph' && /^All as of /.test(textOf(node)) && month.test(textOf(node)),
  );
  return list.children.flatMap((item): Problem[] => {
    const text = textOf(item);
    const wanted = [
      ...(hasLink(item) ? [] : ['a link']),
      ...(forAll || month.test(text) ? [] : ['the month, such as "as of November 2026"']),
    ];
    if (wanted.length === 0) return [];
    const remedy = 'Add it, or begin the section with "All as of November 2026."';
    return [
      { line: lineOf(item), expected: `a source with ${wanted.join(' and ')}`, found: `"${shorten(text)}"`, remedy },
    ];
  });
}

function checkSentences(root: Root): Problem[] {
  const ease = readingEase(root);
  const average = averageWords(ease);
  if (average < lessonBounds.sentenceWords) return [];
  return [
    {
      expected: `sentences of fewer than ${lessonBounds.sentenceWords} words on average`,
      found: `${average.toFixed(1)} words; the longest has ${ease.longest.words}: "${shorten(ease.longest.text)}"`,
      remedy: 'Split the longest ones.',
    },
  ];
}

function missing(title: string, remedy: string): Problem {
  return { expected: `a section "## ${title}"`, found: 'none', remedy };
}

function sectionOf(
  root: Root,
  title: string,
): { readonly line: number; readonly children: readonly RootContent[] } | undefined {
  const start = root.children.findIndex((node) => node.type === 'heading' && textOf(node) === title);
  const heading = root.children[start];
  if (heading === undefined) return undefined;
  const behind = root.children.slice(start + 1);
  const end = behind.findIndex((node) => node.type === 'heading' && node.depth <= 2);
  return { line: lineOf(heading), children: end === -1 ? behind : behind.slice(0, end) };
}

function find(root: Root, component: string): Nodes | undefined {
  let found: Nodes | undefined;
  visit(root, (node: Nodes) => {
    if (componentName(node) !== component) return undefined;
    found = node;
    return EXIT;
  });
  return found;
}

function findList(node: { readonly children: readonly Nodes[] }): List | undefined {
  return node.children.find((child): child is List => child.type === 'list');
}

function hasLink(node: Nodes): boolean {
  return node.type === 'link' || ('children' in node && node.children.some(hasLink));
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
