import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** The playground, as a reader finds it: by what things are called. */
export class PlaygroundPage {
  readonly page: Page;
  readonly region: Locator;
  readonly run: Locator;
  readonly result: Locator;
  readonly events: Locator;
  readonly services: Locator;
  readonly notices: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Playground', exact: true });
    this.run = this.button('Run');
    this.result = this.region.getByRole('region', { name: 'Result' });
    this.events = this.code('events.yaml');
    this.services = this.code('services.yaml');
    this.notices = this.region.locator('.wb > .wb-notices');
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  code(file: string): Locator {
    return this.region.getByRole('textbox', { name: `Code: ${file}` });
  }

  /** Opens the page and waits until it can be used. `hash` is what stands in its address. */
  async open(hash = ''): Promise<void> {
    await this.page.goto(`playground/${hash}`);
    await this.region.dispatchEvent('pointerover');
    await this.page.waitForFunction(() => document.querySelector('[data-live=true]') !== null);
  }

  /** Opens one of the parts at the side. */
  async openPart(name: string): Promise<void> {
    const part = this.region.locator('summary', { hasText: name });
    if (!(await part.locator('..').evaluate((details) => (details as HTMLDetailsElement).open))) await part.click();
  }

  async chooseSample(label: string | RegExp): Promise<void> {
    const choice = this.region.getByLabel('Put in a sample');
    const option = choice.getByRole('option', { name: label });
    const chosen = (await option.textContent()) ?? '';
    await choice.selectOption({ label: chosen });
    // What reads the sample is loaded with the first one.
    await expect(this.notices).toContainText(`The events are a sample now: ${chosen}.`);
  }

  async addFile(name: string, text: string): Promise<void> {
    await this.button('New file').click();
    await this.region.getByLabel('Name of the new file').fill(name);
    await this.button('Add').click();
    await this.code(name).fill(text);
  }

  /** Runs, and waits for what is said of it. */
  async expectRun(said: string | RegExp): Promise<void> {
    await this.run.click();
    await expect(this.run).toBeEnabled();
    await expect(this.result.getByText(said).last()).toBeVisible();
  }

  /** The link that holds everything. */
  async shareLink(): Promise<string> {
    await this.openPart('Share as a link');
    return this.region.getByRole('textbox', { name: /^The link/ }).inputValue();
  }

  /** The bytes of the zip. */
  async downloadZip(): Promise<Uint8Array> {
    await this.openPart('Download as a folder');
    const waiting = this.page.waitForEvent('download');
    await this.button('Download').click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('coldstart-playground.zip');
    return new Uint8Array(await readFile(await download.path()));
  }
}
