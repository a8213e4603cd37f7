import type { Answers, Decision, GuideRule } from '#course';
import { decide, turningAnswers } from '#course/decide';
import { readAddress, writeAddress } from '../models/address-state.ts';
import { describeMargin, describeVerdict, placeNames } from './describe-decision.ts';
import { addressKey, fromAddress, toAddress } from './guide-address.ts';

/** Makes the guide answer. The page holds questions and reasons; the rules say what each of them weighs. */
class DecisionGuide extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const rules = JSON.parse(document.getElementById('guide-rules')?.textContent ?? '[]') as readonly GuideRule[];
    if (form === null) return;
    const shared = fromAddress(readAddress(addressKey) ?? '', rules);
    for (const input of form.querySelectorAll('input')) input.checked = shared[input.name] === input.value;
    const draw = (): void => {
      this.draw(rules, answersIn(form));
    };
    const change = (): void => {
      writeAddress(addressKey, toAddress(answersIn(form), rules));
      draw();
    };
    form.addEventListener('change', change);
    form.addEventListener('submit', (domEvent) => {
      domEvent.preventDefault();
    });
    this.onPress('reset', () => {
      form.reset();
      for (const input of form.querySelectorAll('input')) input.checked = false;
      change();
      form.querySelector('input')?.focus();
    });
    this.onPress('copy', () => {
      void this.copyLink(toAddress(answersIn(form), rules));
    });
    this.dataset['live'] = 'true';
    draw();
  }

  onPress(action: string, act: () => void): void {
    this.querySelector(`[data-do=${action}]`)?.addEventListener('click', act);
  }

  async copyLink(answers: string): Promise<void> {
    const address = new URL(location.href);
    address.searchParams.set(addressKey, answers);
    const told = this.querySelector('.guide-done');
    if (told === null) return;
    try {
      await navigator.clipboard.writeText(address.href);
      told.textContent = 'Copied.';
    } catch {
      told.textContent = 'It could not be copied. The address of this page is the link.';
    }
  }

  draw(rules: readonly GuideRule[], answers: Answers): void {
    const decision = decide(rules, answers);
    const answered = Object.keys(answers).length;
    const now = this.querySelector('.guide-now');
    const findings = this.querySelector('.guide-findings');
    const done = this.querySelector('.guide-done');
    if (now === null || findings === null || done === null) return;
    done.textContent = '';
    now.textContent = describeVerdict(decision, answered, rules.length);
    this.dataset['verdict'] = decision.kind === 'recommended' ? decision.place : decision.kind;
    findings.replaceChildren(...this.findings(decision, rules, answers));
  }

  findings(decision: Decision, rules: readonly GuideRule[], answers: Answers): readonly Node[] {
    if (decision.kind === 'open') return [paragraph('Answer a question, and the reasons are collected here.')];
    const out = decision.ruledOut.flatMap(({ place, reasons }) =>
      this.reasonList(`Ruled out: ${placeNames[place]}`, reasons),
    );
    if (decision.kind === 'nowhere') return out;
    return [
      paragraph(describeMargin(decision)),
      ...this.reasonList(`For ${placeNames[decision.place]}`, decision.reasons),
      ...out,
      ...this.reasonList('For something else', decision.others),
      ...this.turningList(rules, answers),
      ...missingList(rules, answers),
    ];
  }

  /** The reasons, as they stand below the answers. */
  reasonList(title: string, ids: readonly string[]): readonly Node[] {
    const items = ids.flatMap((id) => this.querySelector(`.guide-question [data-reason="${CSS.escape(id)}"]`) ?? []);
    if (items.length === 0) return [];
    return [heading(title), list(items.map((item) => item.cloneNode(true)))];
  }

  turningList(rules: readonly GuideRule[], answers: Answers): readonly Node[] {
    const turns = turningAnswers(rules, answers);
    if (turns.length === 0) return [];
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = `What would turn it: ${turns.length === 1 ? 'one other answer' : `one of ${turns.length} other answers`}`;
    const items = turns.map(({ question, answer, place }) => {
      const item = document.createElement('li');
      const field = this.querySelector(`[data-question="${CSS.escape(question)}"]`);
      const input = field?.querySelector(`input[value="${CSS.escape(answer)}"]`);
      const ask = field?.querySelector('.guide-ask')?.textContent.trim() ?? '';
      item.append(
        linkTo(question, ask),
        ` ${input?.parentElement?.textContent.trim() ?? ''} Then: ${placeNames[place]}.`,
      );
      return item;
    });
    details.append(summary, list(items));
    return [details];
  }
}

function answersIn(form: HTMLFormElement): Answers {
  const checked = [...form.querySelectorAll('input')].filter((input) => input.checked);
  return Object.fromEntries(checked.map(({ name, value }) => [name, value]));
}

function missingList(rules: readonly GuideRule[], answers: Answers): readonly Node[] {
  const missing = rules.filter(({ id }) => answers[id] === undefined);
  if (missing.length === 0) return [];
  const numbers = missing.map(({ id }) => linkTo(id, String(rules.findIndex((rule) => rule.id === id) + 1)));
  const line = paragraph(missing.length === 1 ? 'Not answered yet is question ' : 'Not answered yet are questions ');
  numbers.forEach((link, index) => {
    if (index > 0) line.append(index === numbers.length - 1 ? ' and ' : ', ');
    line.append(link);
  });
  line.append('.');
  return [line];
}

function linkTo(question: string, text: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `#${question}`;
  link.textContent = text;
  return link;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function heading(text: string): HTMLElement {
  const element = document.createElement('h3');
  element.textContent = text;
  return element;
}

function list(items: readonly Node[]): HTMLElement {
  const element = document.createElement('ul');
  element.append(...items);
  return element;
}

customElements.define('decision-guide', DecisionGuide);
