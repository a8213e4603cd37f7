import { goodGreeting } from './answers.ts';
import { PlaygroundPage } from './pages/playground-page.ts';
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

test('a button that is pressed while the playground comes alive counts once', async ({ page }) => {
  await page.addInitScript(() => {
    // Its parts can be pressed from here on. That it has taken up what is stored comes after.
    document.addEventListener(
      'astro:hydrate',
      ({ target }) => {
        const buttons = target instanceof Element ? [...target.querySelectorAll('button')] : [];
        buttons.find(({ textContent }) => textContent === 'Add a variable')?.click();
      },
      true,
    );
  });
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.openPart('Configuration');
  await expect(playground.region.getByLabel('Value of variable 1')).toBeVisible();
  await expect(playground.region.getByLabel('Value of variable 2')).toHaveCount(0);
});

test('what was written comes back by itself', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');

  await page.reload();

  await expect(lesson.greeting.code).toHaveValue(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
});
