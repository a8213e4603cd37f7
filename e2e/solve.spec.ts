import { goodEcho, goodGreeting, goodIndex, greetsTheWorld, indexesPlainKeys, passesOver } from './answers.ts';
import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

test(
  'a learner comes from the home page, solves the exercises of two lessons, and the navigation shows it',
  { tag: '@sub-path' },
  async ({ page, lesson }) => {
    await page.goto('');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Your first handler/ })
      .first()
      .click();

    await lesson.greeting.submit(greetsTheWorld);
    await lesson.greeting.expectVerdict('Wrong value');
    await lesson.greeting.submit(goodGreeting);
    await lesson.greeting.expectVerdict('Solved', /all \d+ checks passed/);
    await expect(lesson.greeting.checks('failed')).toHaveCount(0);
    await expect(lesson.link).toContainText('1 of 2 solved');

    await lesson.echo.submit(goodEcho);
    await lesson.echo.expectVerdict('Solved');
    await expect(lesson.link).toContainText('done');

    await page.getByRole('link', { name: /^Next/ }).click();
    await expect(page.getByRole('heading', { name: 'The execution environment', level: 1 })).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /When a file arrives/ })
      .click();
    const uploads = new ExercisePart(page, 'Index what was uploaded');
    await uploads.submit(indexesPlainKeys);
    await uploads.expectVerdict('Wrong shape', 'photos/one.png');
    await uploads.submit(goodIndex);
    await uploads.expectVerdict('Solved', /all \d+ checks passed/);
    const loop = new ExercisePart(page, 'Stop the loop');
    await loop.run.click();
    await loop.expectVerdict('Wrong value');
    await loop.code.fill((await loop.code.inputValue()).replace('const { Body }', passesOver + 'const { Body }'));
    await loop.run.click();
    await loop.expectVerdict('Solved', /all \d+ checks passed/);

    await page.goto('');
    await expect(page.getByRole('main').getByRole('link', { name: /Your first handler/ })).toContainText('done');
    await expect(page.getByRole('main').getByRole('link', { name: /When a file arrives/ })).toContainText('done');
  },
);

test('the home page says when every exercise is solved', async ({ page }) => {
  await page.goto('');
  const isAllSolved = page.getByText('You have solved every exercise there is.');
  await expect(isAllSolved).toBeHidden();
  await page.evaluate(() => {
    const lines = document.getElementById('lesson-outlines')?.textContent.split('\n') ?? [];
    for (const id of lines.flatMap((line) => line.replace(/\|.*/, '').split(' ').slice(1))) {
      const record = { version: 2, solved: { at: '2026-11-01T00:00:00.000Z', contentVersion: 'any' } };
      localStorage.setItem(`coldstart:exercise:${id}`, JSON.stringify(record));
    }
  });
  await page.reload();
  await expect(isAllSolved).toBeVisible();
});

test('every check says what it expects, and a failed one what it received', async ({ lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(greetsTheWorld);
  await lesson.greeting.expectVerdict('Wrong value');

  await expect(lesson.greeting.checks('passed').first()).toContainText('200');
  const failed = lesson.greeting.checks('failed').first();
  await expect(lesson.greeting.figure(failed, 'Expected')).toContainText('"message": "Hello, ');
  await expect(lesson.greeting.figure(failed, 'Received')).toContainText('"message": "Hello, world!"');
  await expect(lesson.greeting.announcement).toContainText(/Wrong value\. .* of \d+ checks passed/);
});

test('what the handler logged and answered can be looked at', async ({ lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(
    `console.log('outside');\n${goodGreeting.replace('return', "console.warn('query', event.queryStringParameters);\n  return")}`,
  );
  await lesson.greeting.expectVerdict('Solved');

  const evidence = lesson.greeting.result
    .locator('details')
    .filter({ hasText: 'with a name in the query string' })
    .first();
  await evidence.locator('> summary').click();
  await expect(evidence).toContainText('outside');
  await expect(evidence).toContainText(/WARN\s+query \{ name: '/);
  await expect(evidence).toContainText('REPORT RequestId:');
  await expect(evidence).toContainText('content-type: application/json');
});
