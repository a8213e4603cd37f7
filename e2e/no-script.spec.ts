import { expect, test } from './test.ts';

test.use({ javaScriptEnabled: false });

test(
  'without JavaScript the lesson, its tasks, its code and its hints can be read',
  { tag: '@sub-path' },
  async ({ page, lesson }) => {
    await page.goto('lessons/your-first-handler/');
    await expect(page.getByRole('heading', { level: 1, name: 'Your first handler' })).toBeVisible();
    await expect(lesson.greeting.region).toContainText('1. Greet the caller');
    const note = lesson.greeting.region.locator('noscript p');
    await expect(note).toBeVisible();
    await expect(note).toContainText('Running the code needs JavaScript');
    await expect(lesson.greeting.run).toBeHidden();

    const code = lesson.greeting.region.locator('pre').filter({ hasText: 'export const handler' });
    await expect(code).toBeVisible();
    const colours = await code
      .locator('span')
      .evaluateAll((spans) => new Set(spans.map((span) => getComputedStyle(span).color)).size);
    expect(colours).toBeGreaterThan(2);

    const hints = lesson.greeting.region.locator('noscript details').first();
    await hints.locator('summary').click();
    await expect(hints.getByRole('listitem').first()).toBeVisible();
    await expect(hints).toContainText('queryStringParameters');
  },
);

test('without JavaScript the home page leads to the lesson', async ({ page }) => {
  await page.goto('');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Your first handler/ })
    .first()
    .click();
  await expect(page).toHaveURL(/lessons\/your-first-handler\/$/);
});
