import { recordPrefix } from '../stores/exercise-record.ts';
import { describeTrouble } from '../stores/describe-trouble.ts';
import { quizPrefix } from '../stores/quiz-record.ts';
import { createSafeStorage } from '../stores/safe-storage.ts';
import { readSettings, writeSettings } from '../stores/settings.ts';
import { type CertifiedLesson, type CourseSummary, summarizeCourse } from './course-summary.ts';
import { describeCourse, describeExercise, describeLesson, shortDay } from './describe-summary.ts';

/** Fills the certificate from what this browser has kept. */
class CourseCertificate extends HTMLElement {
  readonly storage = createSafeStorage(() => window.localStorage);

  connectedCallback(): void {
    const lessons = JSON.parse(
      document.getElementById('certified-lessons')?.textContent ?? '[]',
    ) as readonly CertifiedLesson[];
    const draw = (): void => {
      this.draw(summarizeCourse(this.storage, lessons));
    };
    const field = this.querySelector<HTMLInputElement>('.cert-name-field');
    if (field !== null) {
      field.value = readSettings(this.storage).name;
      this.drawName(field.value);
      field.addEventListener('input', () => {
        writeSettings(this.storage, { name: field.value.trim() });
        this.drawName(field.value);
        this.drawTrouble();
      });
    }
    this.querySelector('.cert-print')?.addEventListener('click', () => {
      window.print();
    });
    draw();
    window.addEventListener('storage', ({ key }) => {
      if (key === null || key.startsWith(recordPrefix) || key.startsWith(quizPrefix)) draw();
    });
    this.dataset['live'] = 'true';
  }

  draw(summary: CourseSummary): void {
    this.dataset['empty'] = String(summary.isEmpty);
    this.say('.cert-summary', describeCourse(summary));
    this.say('.cert-made', shortDay(new Date().toISOString()));
    for (const lesson of summary.lessons) {
      const place = this.querySelector(`[data-lesson-slug="${CSS.escape(lesson.slug)}"]`);
      if (place instanceof HTMLElement) place.dataset['done'] = String(lesson.doneAt !== undefined);
      const words = place?.querySelector('.cert-lesson-state');
      if (words != null) words.textContent = describeLesson(lesson);
      for (const { id, state } of lesson.exercises) {
        const item = this.querySelector<HTMLElement>(`[data-exercise="${CSS.escape(id)}"]`);
        const text = item?.querySelector('.cert-state');
        if (item === null || text == null) continue;
        item.dataset['state'] = state.kind;
        text.textContent = describeExercise(state);
      }
    }
    this.drawTrouble();
  }

  drawName(name: string): void {
    const place = this.querySelector<HTMLElement>('.cert-name');
    if (place === null) return;
    place.textContent = name.trim() === '' ? ' ' : name.trim();
    place.dataset['blank'] = String(name.trim() === '');
  }

  drawTrouble(): void {
    const trouble = this.storage.trouble();
    this.say('.cert-trouble', trouble === undefined ? '' : describeTrouble(trouble));
  }

  say(selector: string, text: string): void {
    const place = this.querySelector(selector);
    if (place !== null) place.textContent = text;
  }
}

customElements.define('course-certificate', CourseCertificate);
