import { expect, type Locator, type Page } from '@playwright/test';

/** One exercise on a lesson's page, as a learner finds it: by what things are called. */
export class ExercisePart {
  readonly region: Locator;
  readonly code: Locator;
  readonly run: Locator;
  readonly stop: Locator;
  readonly reset: Locator;
  readonly undoReset: Locator;
  readonly showSolution: Locator;
  readonly fullEditor: Locator;
  readonly result: Locator;
  readonly nextHint: Locator;
  readonly announcement: Locator;
  readonly events: Locator;
  readonly staleNote: Locator;

  /** `file` is the one that is edited. */
  constructor(page: Page, title: string, file = 'index.mjs') {
    this.region = page.getByRole('region', { name: `Exercise: ${title}` });
    const button = (name: string): Locator => this.region.getByRole('button', { name, exact: true });
    this.code = this.region.getByRole('textbox', { name: `Code: ${file}` });
    this.run = button('Run');
    this.stop = button('Stop');
    this.reset = button('Reset');
    this.undoReset = button('Undo reset');
    this.showSolution = button('Show solution');
    this.fullEditor = button('Full editor');
    this.result = this.region.getByRole('region', { name: /^Result/ });
    this.nextHint = this.result.getByRole('button', { name: /^Next hint/ });
    this.announcement = this.result.getByRole('status');
    this.events = this.region.locator('details', { has: page.locator('> summary', { hasText: /^Events$/ }) });
    this.staleNote = this.result.getByText(/^The (?:code|template) has changed since this run\./);
  }

  /** Puts the code into the plain editor and runs it. */
  async submit(code: string): Promise<void> {
    await this.code.fill(code);
    await this.run.click();
  }

  /** Waits until a run has ended with this verdict, on the code that is in the editor. */
  async expectVerdict(name: string, message?: string | RegExp): Promise<void> {
    await expect(this.run).toBeEnabled();
    await expect(this.staleNote).toBeHidden();
    const verdict = this.result.locator('p', {
      has: this.region.page().locator('strong', { hasText: new RegExp(`^${name}$`) }),
    });
    await expect(verdict).toBeVisible();
    if (message !== undefined) await expect(verdict).toContainText(message);
  }

  /** What stands under a caption such as "Expected". */
  figure(within: Locator, caption: string): Locator {
    return within.getByRole('figure').filter({ has: this.region.page().getByText(caption, { exact: true }) });
  }

  /** The results of single checks that have this status. */
  checks(status: 'passed' | 'failed' | 'not reached'): Locator {
    return this.result.getByRole('listitem').filter({ hasText: new RegExp(`${status}:`) });
  }
}
