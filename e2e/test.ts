import { test as base } from '@playwright/test';
import { expect } from '@playwright/test';
import { LessonPage } from './pages/lesson-page.ts';

interface Fixtures {
  readonly lesson: LessonPage;
  /** Fails a test in which a page asked another origin for something, or threw an error that nothing caught. */
  readonly goodConduct: undefined;
  /** Errors that a test provokes in code that is not ours. */
  readonly toleratedErrors: RegExp | undefined;
}

/** Playwright's test with our pages, and with what holds for every page always. */
export const test = base.extend<Fixtures>({
  lesson: async ({ page }, use) => {
    await use(new LessonPage(page));
  },
  toleratedErrors: [undefined, { option: true }],
  goodConduct: [
    async ({ context, baseURL, toleratedErrors }, use) => {
      const origin = new URL(baseURL ?? '').origin;
      const strangers: string[] = [];
      const errors: string[] = [];
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:$/.test(url.protocol) && url.origin !== origin) strangers.push(url.href);
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(undefined);
      expect(strangers, 'requests to other origins').toEqual([]);
      expect(
        errors.filter((error) => toleratedErrors?.test(error) !== true),
        'errors that nothing caught',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
