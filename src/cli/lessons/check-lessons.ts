import { type AuthorProblem, averageWords, examineLessonTexts, type LessonText } from '#course';
import type { SandboxClient } from '#worker';
import { type BlockFate, type TriedBlock, tryBlocks } from './try-blocks.ts';

/** What there is to print about the lessons, and everything that is wrong with them. */
export interface LessonsReport {
  readonly lines: readonly string[];
  readonly problems: readonly AuthorProblem[];
}

interface LessonsSetting {
  readonly createClient: () => SandboxClient;
  /** Milliseconds, any origin. */
  readonly now: () => number;
  /** The command that runs Python; python3 where it is absent. */
  readonly python?: string;
}

/** Proves the lessons themselves: their parts, their sentences, their links, and every block of code. `files` are those of `content/`. */
export async function checkLessons(
  files: Readonly<Record<string, string>>,
  { createClient, now, python }: LessonsSetting,
): Promise<LessonsReport> {
  const start = now();
  const lessons = examineLessonTexts(files);
  const { tried, isPythonThere } = await tryBlocks(lessons, createClient, python);
  const seconds = (now() - start) / 1_000;
  return {
    lines: [
      ...lessonLines(lessons, tried),
      '',
      `${tried.length} ${tried.length === 1 ? 'block' : 'blocks'} of code in ${seconds.toFixed(1)} s: ${countFates(tried)}.`,
      ...(isPythonThere ? [] : ['There is no python3 here: the blocks of Python were not tried.']),
    ],
    problems: [...lessons.flatMap(({ problems }) => problems), ...tried.flatMap(({ problems }) => problems)],
  };
}

function lessonLines(lessons: readonly LessonText[], tried: readonly TriedBlock[]): readonly string[] {
  const width = Math.max(0, ...lessons.map(({ id }) => id.length));
  return lessons.map(({ id, ease, blocks }) => {
    const own = tried.filter(({ block }) => blocks.includes(block));
    const average = `${averageWords(ease).toFixed(1)} words a sentence, ${ease.longest.words} at most`;
    return `${id.padEnd(width)}  ${average}  blocks: ${own.length === 0 ? 'none' : countFates(own)}`;
  });
}

const fateWords: Readonly<Record<BlockFate, string>> = {
  run: 'run',
  compared: 'run and compared',
  parsed: 'parsed',
  'not-tried': 'not tried',
};

function countFates(tried: readonly TriedBlock[]): string {
  const fates = Object.keys(fateWords) as BlockFate[];
  return fates
    .map((fate) => ({ fate, count: tried.filter((each) => each.fate === fate).length }))
    .filter(({ count }) => count > 0)
    .map(({ fate, count }) => `${count} ${fateWords[fate]}`)
    .join(', ');
}
