import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { goodGreeting, greetsTheWorld } from './answers.ts';
import { expect, test } from './test.ts';

/** Fails with what axe finds: the rule, and where. */
async function expectNoFindings(page: Page, axe = new AxeBuilder({ page })): Promise<void> {
  const { violations } = await axe.analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary }))),
  ).toEqual([]);
}

test('axe finds nothing in any lesson', async ({ page }) => {
  test.slow();
  await page.goto('');
  const links = page.getByRole('main').locator('a[data-lesson]');
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(10);
  // A lesson that nobody has touched has no frames: what axe does for those takes as long as the rest.
  const axe = (): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true);
  for (const address of addresses) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    await expectNoFindings(page, axe());
    // Nothing but colours depends on the theme.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expectNoFindings(page, axe().withRules(['color-contrast', 'link-in-text-block']));
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}:`, () => {
    test.use({ colorScheme });

    for (const path of [
      '',
      'glossary/',
      'playground/',
      'decision-guide/?answers=traffic.steady~duration.seconds',
      'there/is/no/such/page/',
    ]) {
      test(`page '/${path}'`, async ({ page }) => {
        await page.goto(path);
        await expectNoFindings(page);
      });
    }

    test('a lesson with every part of an exercise open', async ({ page, lesson }) => {
      await lesson.open();
      await lesson.greeting.submit(greetsTheWorld);
      await lesson.greeting.expectVerdict('Wrong value');
      await lesson.greeting.nextHint.click();
      for (const evidence of await lesson.greeting.result.locator('details > summary').all()) await evidence.click();
      await lesson.greeting.events.locator('> summary').click();
      await lesson.greeting.events.getByRole('button', { name: 'Send without grading' }).click();
      await expect(lesson.greeting.events.getByRole('region', { name: /^Answer to the event/ })).toBeVisible();
      await lesson.greeting.showSolution.click();
      await expectNoFindings(page);
      await page.getByRole('button', { name: 'Show the solution', exact: true }).click();
      await lesson.echo.submit('retrun 1;');
      await lesson.echo.expectVerdict('Syntax error');
      await expectNoFindings(page);
    });

    test('a solved exercise whose code has changed since', async ({ page, lesson }) => {
      await lesson.open();
      await lesson.greeting.submit(goodGreeting);
      await lesson.greeting.expectVerdict('Solved');
      await expectNoFindings(page);
      await lesson.greeting.code.fill('// changed');
      await expect(lesson.greeting.staleNote).toBeVisible();
      await expectNoFindings(page);
    });

    test('the full editor', async ({ page, lesson }) => {
      await lesson.open();
      await lesson.greeting.code.fill(goodGreeting);
      await lesson.greeting.fullEditor.click();
      await expect(lesson.greeting.fullEditor).toHaveAttribute('aria-pressed', 'true');
      await lesson.greeting.code.focus();
      await expectNoFindings(page);
    });

    test('a quiz with wrong and right answers, a source and a term open', async ({ page }) => {
      await page.goto('lessons/when-a-file-arrives/');
      const questions = page.locator('.quiz-question');
      await questions.nth(0).getByRole('radio').first().check();
      await questions.nth(0).getByRole('button', { name: 'Check' }).click();
      await questions.nth(1).getByRole('radio').first().check();
      await questions.nth(1).getByRole('button', { name: 'Check' }).click();
      await expect(questions.nth(0).getByRole('status')).toContainText('Right.');
      await expect(questions.nth(1).getByRole('status')).toContainText('Not this one.');
      await expectNoFindings(page);
      await page.getByRole('button', { name: '(source)' }).first().click();
      await expectNoFindings(page);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'asynchronously', exact: true }).focus();
      await expectNoFindings(page);
    });

    test('a certificate with something on it', async ({ page }) => {
      await page.goto('');
      await page.evaluate(() => {
        const solved = { at: '2026-11-20T12:00:00.000Z', contentVersion: 'v' };
        localStorage.setItem('coldstart:exercise:greet-by-name', JSON.stringify({ version: 2, solved }));
      });
      await page.goto('certificate/');
      await expect(page.getByRole('article')).toContainText('solved 20 Nov 2026');
      await expectNoFindings(page);
    });

    test('a card of the interview deck, asked and answered', async ({ page }) => {
      await page.goto('interview/');
      const deck = page.getByRole('region', { name: 'Interview deck' });
      await deck.getByRole('button', { name: /^Start with/ }).click();
      await expect(deck.getByRole('timer')).toBeVisible();
      await expectNoFindings(page);
      await deck.getByRole('button', { name: 'Show the answer' }).click();
      await expectNoFindings(page);
    });

    test('the search', async ({ page }) => {
      await page.goto('');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('dialog', { name: 'Search' }).getByRole('textbox').fill('handler');
      await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('link').first()).toBeVisible();
      await expectNoFindings(page);
    });
  });
}
