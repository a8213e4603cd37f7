import { goodGreeting } from './answers.ts';
import { expect, test } from './test.ts';

test('who only reads loads nothing of the workbench; it comes when somebody points at an exercise', async ({
  page,
  lesson,
}) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto('lessons/your-first-handler/');
  await page.keyboard.press('End');
  await page.waitForLoadState('networkidle');
  const whileReading = scripts.length;
  await expect(page.locator('[data-live=true]')).toHaveCount(0);

  await lesson.greeting.region.hover();

  await expect(page.locator('[data-live=true]')).toHaveCount(1);
  expect(scripts.length).toBeGreaterThan(whileReading);
});

test('Run that is pressed before the workbench is there counts', { tag: '@sub-path' }, async ({ page, lesson }) => {
  await page.goto('lessons/your-first-handler/');
  await lesson.greeting.run.dispatchEvent('click');
  await lesson.greeting.expectVerdict('Wrong value');
});

test('what was written comes back by itself', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');

  await page.reload();

  await expect(lesson.greeting.code).toHaveValue(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
});
