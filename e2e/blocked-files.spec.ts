import { goodGreeting } from './answers.ts';
import { expect, test } from './test.ts';

test("with the full editor's files blocked, the plain editor does", async ({ page, lesson }) => {
  await page.route(/monaco/i, (route) => route.abort());
  await lesson.open();
  await lesson.greeting.code.fill(goodGreeting);
  await lesson.greeting.fullEditor.click();
  await expect(lesson.greeting.region).toContainText('The full editor could not be loaded.');
  await expect(lesson.greeting.code).toHaveValue(goodGreeting);
  await lesson.greeting.run.click();
  await lesson.greeting.expectVerdict('Solved');
});

for (const [name, files] of Object.entries({
  "the engine's program": /\.lzma/,
  'the worker': /worker.*\.js/,
  'the module that starts the worker': /\/browser\.[^/]*\.js/,
  'the exercise': /\/exercises\/greet-by-name\.json/,
})) {
  test(`with ${name} blocked, the page takes the blame, and works once it is there`, async ({ page, lesson }) => {
    await lesson.open();
    await page.route(files, (route) => route.abort());
    await lesson.greeting.submit(goodGreeting);
    await expect(lesson.greeting.result.getByText('Our fault', { exact: true })).toBeVisible();
    await expect(
      lesson.greeting.result.locator('p').filter({ hasText: 'a fault of the page, not of your code' }).last(),
    ).toBeVisible();
    await expect(lesson.greeting.run).toBeEnabled();

    await page.unroute(files);
    await lesson.greeting.run.click();
    await lesson.greeting.expectVerdict('Solved');
    await expect(lesson.greeting.result.getByText('Our fault', { exact: true })).toHaveCount(0);
  });
}
