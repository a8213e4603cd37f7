import { createSafeStorage } from '../stores/safe-storage.ts';
import { readQuizRecord, withRight, writeQuizRecord } from '../stores/quiz-record.ts';
import { judgeChoices, judgeOrder, type Judgement } from './judge-answer.ts';

/** Makes the questions of a lesson answer. The page holds them, with whatever may be said of each choice. */
class CourseQuiz extends HTMLElement {
  connectedCallback(): void {
    const key = this.dataset['key'] ?? '';
    const storage = createSafeStorage(() => window.localStorage);
    const answered = readQuizRecord(storage, key).right;
    for (const form of this.querySelectorAll('form')) {
      const id = form.dataset['question'] ?? '';
      for (const hidden of form.querySelectorAll<HTMLElement>('[type=submit], .quiz-moves')) hidden.hidden = false;
      form.addEventListener('submit', (domEvent) => {
        domEvent.preventDefault();
        const judgement = judge(form);
        show(form, judgement);
        if (!judgement.isRight) return;
        writeQuizRecord(storage, key, withRight(readQuizRecord(storage, key), id, new Date().toISOString()));
      });
      form.addEventListener('change', () => {
        clear(form);
      });
      form.addEventListener('click', ({ target }) => {
        if (target instanceof Element) move(form, target.closest<HTMLElement>('[data-move]'));
      });
      if (answered.includes(id)) {
        fillIn(form);
        show(form, judge(form));
      }
    }
  }
}

function choicesOf(
  form: HTMLFormElement,
): readonly { readonly choice: HTMLElement; readonly input: HTMLInputElement }[] {
  return [...form.querySelectorAll<HTMLElement>('.quiz-choice')].flatMap((choice) => {
    const input = choice.querySelector('input');
    return input === null ? [] : { choice, input };
  });
}

function itemsOf(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('[data-place]')];
}

function judge(form: HTMLFormElement): Judgement {
  if (form.dataset['kind'] === 'order') return judgeOrder(itemsOf(form).map(({ dataset }) => Number(dataset['place'])));
  const choices = choicesOf(form).map(({ choice, input }) => ({
    correct: choice.dataset['correct'] === 'true',
    chosen: input.checked,
  }));
  return judgeChoices(choices, form.dataset['kind'] !== 'line');
}

function show(form: HTMLFormElement, { isRight, message, explain }: Judgement): void {
  clear(form);
  form.dataset['state'] = isRight ? 'right' : 'wrong';
  const verdict = form.querySelector('.quiz-verdict');
  const whys = choicesOf(form).flatMap(({ choice }) => choice.querySelector<HTMLElement>('.quiz-why') ?? []);
  explain.forEach((index) => {
    const why = whys[index];
    if (why !== undefined) why.hidden = false;
  });
  const why = form.querySelector<HTMLElement>('fieldset > .quiz-why');
  if (why !== null) why.hidden = !isRight;
  if (verdict === null) return;
  // One explanation is read out with the verdict; more would be a speech.
  const [only] = explain.length === 1 ? explain : [];
  const because = only === undefined ? (isRight ? why : null) : whys[only]?.querySelector('span');
  verdict.replaceChildren(`${isRight ? '✓' : '✗'} ${message}`, spoken(` ${because?.textContent.trim() ?? ''}`));
}

function spoken(text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'sr-only';
  element.textContent = text;
  return element;
}

/** Takes the verdict back: it was about another answer. */
function clear(form: HTMLFormElement): void {
  delete form.dataset['state'];
  form.querySelector('.quiz-verdict')?.replaceChildren();
  for (const why of form.querySelectorAll<HTMLElement>('.quiz-why')) why.hidden = true;
}

/** Puts the right answer in, for somebody who has found it before. */
function fillIn(form: HTMLFormElement): void {
  for (const { choice, input } of choicesOf(form)) input.checked = choice.dataset['correct'] === 'true';
  const items = itemsOf(form).toSorted((one, other) => Number(one.dataset['place']) - Number(other.dataset['place']));
  items[0]?.parentElement?.append(...items);
}

function move(form: HTMLFormElement, button: HTMLElement | null): void {
  const item = button?.closest<HTMLElement>('[data-place]');
  if (button === null || item == null) return;
  const isUp = button.dataset['move'] === '-1';
  const neighbour = isUp ? item.previousElementSibling : item.nextElementSibling;
  if (neighbour === null) return;
  if (isUp) neighbour.before(item);
  else neighbour.after(item);
  // To move an element takes the focus away.
  button.focus();
  clear(form);
  const place = itemsOf(form).indexOf(item) + 1;
  const name = item.querySelector('.quiz-item')?.textContent.trim() ?? '';
  form.querySelector('.quiz-verdict')?.replaceChildren(spoken(`${name} is now number ${place}.`));
}

customElements.define('course-quiz', CourseQuiz);
