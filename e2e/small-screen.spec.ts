import { goodGreeting, greetsTheWorld } from './answers.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

/** By how many pixels the page is wider than the screen. */
const overflow = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const path of ['', 'lessons/your-first-handler/', 'lessons/when-a-file-arrives/', 'there/is/no/such/page/']) {
  test(`page '/${path}' fits a screen of 320 pixels`, async ({ page }) => {
    await page.goto(path);
    expect(await page.evaluate(overflow)).toBe(0);
  });
}

test('an exercise is solved on a screen of 320 pixels, and its results fit', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(greetsTheWorld);
  await lesson.greeting.expectVerdict('Wrong value');
  for (const evidence of await lesson.greeting.result.locator('details > summary').all()) await evidence.click();
  await lesson.greeting.events.locator('> summary').click();
  await expect(lesson.greeting.events.getByLabel('Event', { exact: true })).toBeVisible();
  expect(await page.evaluate(overflow)).toBe(0);

  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  expect(await page.evaluate(overflow)).toBe(0);
});
