import type { MarkedLesson } from '../stores/progress.ts';

/** Writes lessons as every page carries them: a line each, with the path, the ids, and the title behind a bar. A third of JSON. */
export function writeMarkedLessons(lessons: readonly MarkedLesson[]): string {
  return lessons
    .map(({ path, exercises, title }) => {
      const line = [path, ...exercises.map(({ id }) => id)].join(' ');
      return title === undefined ? line : `${line}|${title}`;
    })
    .join('\n');
}

export function readMarkedLessons(text: string): readonly MarkedLesson[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const bar = line.indexOf('|');
      const [path = '', ...ids] = (bar === -1 ? line : line.slice(0, bar)).split(' ');
      const exercises = ids.map((id) => ({ id }));
      return { path, exercises, ...(bar !== -1 && { title: line.slice(bar + 1) }) };
    });
}
