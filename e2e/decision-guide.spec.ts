import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const path = 'decision-guide/';

/** One answer to each question, in their order, that together speak for Lambda. */
const forLambda = [
  /^Seldom, or in bursts/,
  /^Seconds\.$/,
  /^Events of AWS/,
  /^Nobody\. It is done/,
  /^No more than 10,240 MB/,
  /^Nothing, or it is in DynamoDB/,
  /^New code\.$/,
  /^The developers, beside/,
];

async function answerAll(page: Page): Promise<void> {
  for (const name of forLambda) await page.getByRole('radio', { name }).check();
}

test('eight answers lead to a place, with the reasons that counted and where they are explained', async ({ page }) => {
  await page.goto(path);
  const verdict = page.locator('.guide-now');
  await expect(verdict).toHaveText('Nothing is answered yet.');
  await page.getByRole('radio', { name: /^Seldom, or in bursts/ }).check();
  await expect(verdict).toHaveText('1 of 8 answered. So far: Lambda.');
  await answerAll(page);
  await expect(verdict).toHaveText('Take Lambda.');

  const result = page.getByRole('region', { name: 'What it comes to' });
  await expect(result.getByRole('heading', { name: 'For Lambda' })).toBeVisible();
  await expect(result).toContainText('Idle time costs a function nothing.');
  await expect(result).not.toContainText('Not answered yet');
  await result.getByRole('link', { name: 'Why serverless' }).first().click();
  await expect(page).toHaveURL(/lessons\/why-serverless\/$/);
});

test('a limit rules Lambda out, whatever else is said', async ({ page }) => {
  await page.goto(path);
  await answerAll(page);
  await page.getByRole('radio', { name: 'Longer, in one piece.' }).check();
  await expect(page.locator('.guide-now')).not.toContainText('Lambda');
  const result = page.getByRole('region', { name: 'What it comes to' });
  await expect(result.getByRole('heading', { name: 'Ruled out: Lambda' })).toBeVisible();
  await expect(result).toContainText('An invocation ends after 15 minutes, in the middle of whatever it does.');
});

test('says what is missing, and which other answers would turn it', async ({ page }) => {
  await page.goto(path);
  for (const name of forLambda.slice(0, 6)) await page.getByRole('radio', { name }).check();
  const result = page.getByRole('region', { name: 'What it comes to' });
  await expect(result).toContainText('Not answered yet are questions 7 and 8.');
  await result.getByText(/^What would turn it/).click();
  await expect(result.getByRole('listitem').filter({ hasText: 'Longer, in one piece. Then:' })).toBeVisible();
});

test('the answers are in the address, and come back from it', { tag: '@sub-path' }, async ({ page }) => {
  await page.goto(path);
  await answerAll(page);
  await expect(page).toHaveURL(/answers=traffic\.seldom.*people\.nobody/);
  await page.reload();
  await expect(page.locator('.guide-now')).toHaveText('Take Lambda.');
  await expect(page.getByRole('radio', { name: /^The developers, beside/ })).toBeChecked();

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('.guide-now')).toHaveText('Nothing is answered yet.');
  await expect(page.getByRole('radio').first()).toBeFocused();

  await page.goto(`${path}?answers=traffic.never~duration.in-one-piece~nonsense`);
  await expect(page.locator('.guide-now')).toHaveText('1 of 8 answered. So far: containers on Fargate.');
});

test('works with the keyboard alone, and the link can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(path);
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.guide-now')).toHaveText('1 of 8 answered. So far: Lambda.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Steadily/ })).toBeChecked();
  await page.getByRole('button', { name: 'Copy the link to these answers' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('answers=traffic.steady');
});

test('at 320 px the page is no wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(path);
  await answerAll(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the questions can be read, and what each answer says', async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('main').locator('fieldset')).toHaveCount(8);
    await expect(page.getByText('Idle time costs a function nothing.')).toBeVisible();
    await expect(page.getByText('An invocation ends after 15 minutes, in the middle')).toBeVisible();
    await expect(page.getByRole('main').locator('noscript p')).toContainText('Adding up the answers needs JavaScript.');
    await expect(page.getByRole('button', { name: 'Start over' })).toBeHidden();
  });
});
