import type { Page } from '@playwright/test';
import { goodGreeting } from './answers.ts';
import { expect, test } from './test.ts';

const path = 'certificate/';

/** Keeps records as if somebody had worked. `solveAll` solves whatever the page lists. */
async function keep(page: Page, records: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, JSON.stringify(value));
  }, records);
}

async function solveAll(page: Page): Promise<void> {
  await page.goto(path);
  await page.evaluate(() => {
    const lessons = JSON.parse(document.getElementById('certified-lessons')?.textContent ?? '[]') as {
      slug: string;
      exercises: { id: string; contentVersion: string }[];
      questions: string[];
    }[];
    for (const { slug, exercises, questions } of lessons) {
      for (const { id, contentVersion } of exercises) {
        // September is the longest month as it is written here.
        const solved = { at: '2026-09-20T12:00:00.000Z', contentVersion };
        localStorage.setItem(`coldstart:exercise:${id}`, JSON.stringify({ version: 2, solved }));
      }
      const rightAt = Object.fromEntries(questions.map((id) => [id, '2026-09-23T12:00:00.000Z']));
      const quiz = JSON.stringify({ version: 1, right: questions, rightAt });
      localStorage.setItem(`coldstart:quiz:${slug.replace('lessons/', '')}`, quiz);
    }
  });
}

test('without anything done it says what to do', { tag: '@sub-path' }, async ({ page }) => {
  await page.goto(path);
  await expect(page.getByText('There is nothing to certify yet.')).toBeVisible();
  await expect(page.getByRole('article')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print, or save as PDF' })).toBeHidden();
  await page.getByRole('main').getByRole('link', { name: 'Why serverless' }).click();
  await expect(page).toHaveURL(/lessons\/why-serverless\/$/);
});

test('what is solved in a lesson stands there with its date, and what is not as not done', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  await page.goto(path);
  const certificate = page.getByRole('article');
  await expect(certificate).toContainText(/1 of \d+ exercises solved without looking at the solution\. \d+ not done\./);
  const year = new Date().getFullYear();
  await expect(certificate.getByRole('listitem').filter({ hasText: 'Greet the caller' })).toHaveText(
    new RegExp(`– solved \\d+ \\w+ ${year}$`),
  );
  await expect(certificate.getByRole('listitem').filter({ hasText: 'Echo the event' })).toHaveText(/– not done$/);
  await expect(certificate).toContainText('to others it proves nothing');
});

test('a quiz stands there with the day on which its last question was answered', async ({ page, context }) => {
  const quiz = 'coldstart:quiz:your-first-handler';
  const certificate = page.getByRole('article');
  const lesson = certificate.getByRole('heading', { name: /^Your first handler/ });
  await solveAll(page);
  const whole = await page.evaluate((key) => localStorage.getItem(key) ?? '', quiz);
  const { right, rightAt } = JSON.parse(whole) as { readonly right: string[]; readonly rightAt: unknown };
  await page.reload();
  await expect(lesson).toContainText('done 20 Sept 2026, quiz 23 Sept 2026');
  await expect(certificate).toContainText('From 20 Sept 2026 to 23 Sept 2026.');

  // As kept before there were times: it is done, and nobody knows when.
  await keep(page, { [quiz]: { version: 1, right } });
  await page.reload();
  await expect(lesson).toHaveText(/done 20 Sept 2026, quiz done$/);
  await expect(certificate).toContainText('What has a date is from 20 Sept 2026 to 23 Sept 2026.');

  // One is left. It is answered on another page, and this one tells at once.
  const other = await context.newPage();
  await other.goto('lessons/your-first-handler/');
  const question = other.locator('course-quiz form').filter({ hasText: 'A request has no query string.' });
  const left = await question.getAttribute('data-question');
  await keep(page, { [quiz]: { version: 1, right: right.filter((id) => id !== left), rightAt } });
  await page.reload();
  await expect(lesson).toContainText(`quiz ${right.length - 1} of ${right.length}`);
  await other.reload();
  await question.getByRole('radio', { name: 'It is not there.' }).check();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(lesson).toHaveText(new RegExp(`quiz \\d+ \\w+ ${new Date().getFullYear()}$`));
});

test('what passed with the solution shown is told as such, and does not count as solved', async ({ page }) => {
  await page.goto('');
  const at = '2026-11-20T12:00:00.000Z';
  await keep(page, {
    'coldstart:exercise:greet-by-name': { version: 2, solutionSeen: true, followed: { at, contentVersion: 'v' } },
  });
  await page.goto(path);
  const certificate = page.getByRole('article');
  await expect(certificate).toContainText('1 passed with the solution shown.');
  await expect(certificate.getByRole('listitem').filter({ hasText: 'Greet the caller' })).toHaveText(
    /– solution shown, 20 Nov 2026$/,
  );
});

test('the name is typed once, stays in this browser, and stands on the certificate', async ({ page }) => {
  await solveAll(page);
  await page.reload();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada <b>Lovelace</b>');
  await expect(page.getByRole('article')).toContainText('What Ada <b>Lovelace</b> has done');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada <b>Lovelace</b>');
  await expect(page.getByRole('article')).toContainText('What Ada <b>Lovelace</b> has done');
});

for (const format of ['A4', 'Letter'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`everything done is printed on one sheet of ${format}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await solveAll(page);
      await page.reload();
      await page.getByRole('textbox', { name: 'Your name' }).fill('Somebody with a rather long name of five words');
      await expect(page.getByRole('article')).toContainText('None is left.');
      const pdf = await page.pdf({ format, preferCSSPageSize: true, printBackground: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    });
  }
}

test('who has solved everything is led from the home page to the certificate', async ({ page }) => {
  await solveAll(page);
  await page.goto('');
  const goOn = page.locator('#go-on');
  await expect(goOn).toHaveText('You have solved every exercise there is. Your certificate says so.');
  await goOn.getByRole('link', { name: 'Your certificate' }).click();
  await expect(page.getByRole('article')).toContainText('None is left.');
});

test('at 320 px the page is no wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await solveAll(page);
  await page.reload();
  await expect(page.getByRole('article')).toContainText('None is left.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('says that it takes a script, and lists what there is to do', async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('main').locator('noscript p')).toContainText('The certificate needs JavaScript.');
    await expect(page.getByRole('listitem').filter({ hasText: 'Greet the caller' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Your name' })).toBeHidden();
  });
});
