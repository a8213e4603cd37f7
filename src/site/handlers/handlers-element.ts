import { createSafeStorage } from '../stores/safe-storage.ts';
import { readSettings, writeSettings } from '../stores/settings.ts';

const names = { js: 'JavaScript', python: 'Python' } as const;
type Language = keyof typeof names;

let tabCount = 0;

function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && Object.hasOwn(names, text);
}

/** Shows one of its blocks of code at a time, and the same language everywhere on the page and on pages to come. */
class CourseHandlers extends HTMLElement {
  readonly #tabs = new Map<Language, { readonly tab: HTMLButtonElement; readonly panel: HTMLElement }>();

  connectedCallback(): void {
    if (this.#tabs.size > 0) return;
    const tabList = document.createElement('div');
    tabList.role = 'tablist';
    tabList.ariaLabel = 'Language';
    for (const panel of this.querySelectorAll<HTMLElement>(':scope > .expressive-code')) {
      const language = panel.querySelector('pre')?.dataset['language'];
      if (!isLanguage(language) || this.#tabs.has(language)) continue;
      this.#tabs.set(language, { tab: createTab(language, panel), panel });
    }
    if (this.#tabs.size < 2) return;
    tabList.append(...[...this.#tabs.values()].map(({ tab }) => tab));
    this.prepend(tabList);
    const storage = createSafeStorage(() => window.localStorage);
    tabList.addEventListener('click', ({ target }) => {
      const chosen = [...this.#tabs].find(([, { tab }]) => target instanceof Node && tab.contains(target));
      if (chosen === undefined) return;
      writeSettings(storage, { language: chosen[0] });
      chooseEverywhere(chosen[0], chosen[1].tab);
    });
    tabList.addEventListener('keydown', (domEvent) => {
      this.#moveFocus(domEvent);
    });
    this.choose(readSettings(storage).language);
  }

  /** Shows a language, if it is here; else what comes first. */
  choose(language: Language): void {
    const shown = this.#tabs.has(language) ? language : [...this.#tabs.keys()][0];
    for (const [each, { tab, panel }] of this.#tabs) {
      tab.ariaSelected = String(each === shown);
      tab.tabIndex = each === shown ? 0 : -1;
      panel.hidden = each !== shown;
    }
  }

  #moveFocus(domEvent: KeyboardEvent): void {
    const tabs = [...this.#tabs.values()].map(({ tab }) => tab);
    const index = tabs.findIndex((tab) => tab === document.activeElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: index + 1,
      ArrowLeft: index - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[domEvent.key];
    if (step === undefined) return;
    domEvent.preventDefault();
    const tab = tabs[(step + tabs.length) % tabs.length];
    tab?.focus();
    tab?.click();
  }
}

function createTab(language: Language, panel: HTMLElement): HTMLButtonElement {
  tabCount += 1;
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.role = 'tab';
  tab.id = `handler-tab-${tabCount}`;
  tab.textContent = names[language];
  panel.id = `handler-panel-${tabCount}`;
  panel.role = 'tabpanel';
  tab.setAttribute('aria-controls', panel.id);
  panel.setAttribute('aria-labelledby', tab.id);
  return tab;
}

/** Changes all of them, and keeps the tab that was pressed where it is on the screen. */
function chooseEverywhere(language: Language, pressed: HTMLElement): void {
  const before = pressed.getBoundingClientRect().top;
  for (const handlers of document.querySelectorAll<CourseHandlers>('course-handlers')) handlers.choose(language);
  window.scrollBy({ top: pressed.getBoundingClientRect().top - before, behavior: 'instant' });
}

customElements.define('course-handlers', CourseHandlers);
