import { recordPrefix } from '../stores/exercise-record.ts';
import { describeProgress, lessonProgress, nextLesson, type MarkedLesson } from '../stores/progress.ts';
import { createSafeStorage } from '../stores/safe-storage.ts';
import { readMarkedLessons } from './marked-lessons.ts';
import { progressEvent } from './progress-event.ts';

/** Marks each lesson in the navigation, and on the home page, with how far the learner is. */
export function showProgressInNavigation(): void {
  const data = document.getElementById('lesson-outlines')?.textContent;
  if (data === undefined) return;
  const lessons = readMarkedLessons(data);
  const draw = (): void => {
    const storage = createSafeStorage(() => window.localStorage);
    for (const lesson of lessons) drawMark(lesson, describeProgress(lessonProgress(storage, lesson)));
    drawGoOn(
      nextLesson(storage, lessons),
      lessons.some((lesson) => lessonProgress(storage, lesson).begun),
    );
  };
  draw();
  window.addEventListener(progressEvent, draw);
  window.addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(recordPrefix)) draw();
  });
}

function drawMark(lesson: MarkedLesson, words: string): void {
  for (const link of document.querySelectorAll(
    `nav a[href="${CSS.escape(lesson.path)}"], a[data-lesson="${CSS.escape(lesson.path)}"]`,
  )) {
    link.querySelector('.lesson-progress')?.remove();
    if (words === '') continue;
    const mark = document.createElement('span');
    mark.className = 'lesson-progress';
    mark.dataset.done = String(words === 'done');
    mark.textContent = words === 'done' ? '✓ done' : words;
    link.append(' ', mark);
  }
}

/** The home page's way back in. */
function drawGoOn(lesson: MarkedLesson | undefined, hasBegun: boolean): void {
  const place = document.getElementById('go-on');
  if (place === null || !hasBegun) return;
  place.hidden = false;
  const link = place.querySelector('a');
  if (lesson === undefined || link === null) {
    const certificate = document.createElement('a');
    certificate.href = place.dataset['certificate'] ?? '';
    certificate.textContent = 'Your certificate';
    place.replaceChildren('You have solved every exercise there is. ', certificate, ' says so.');
    return;
  }
  link.href = lesson.path;
  link.textContent = lesson.title ?? '';
}
