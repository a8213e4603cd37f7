import type { Locator, Page } from '@playwright/test';
import { ExercisePart } from './exercise-part.ts';

/** The lesson "Your first handler". */
export class LessonPage {
  readonly page: Page;
  readonly greeting: ExercisePart;
  readonly echo: ExercisePart;

  constructor(page: Page) {
    this.page = page;
    this.greeting = new ExercisePart(page, 'Greet the caller by name');
    this.echo = new ExercisePart(page, 'Echo the event');
  }

  /** Opens the lesson and waits until its exercises can be used. */
  async open(): Promise<void> {
    await this.page.goto('lessons/your-first-handler/');
    await this.greeting.run.waitFor();
    // An exercise is loaded when somebody comes to it.
    for (const { region } of [this.greeting, this.echo]) await region.dispatchEvent('pointerover');
    await this.page.waitForFunction(() => document.querySelectorAll('[data-live=true]').length === 2);
  }

  /** The lesson's link in the navigation at the side, with the mark that shows progress. */
  get link(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Your first handler/ });
  }
}
