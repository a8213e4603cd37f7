import { goodGreeting, greetsTheWorld } from './answers.ts';
import { expect, test } from './test.ts';

test('a result is marked stale as soon as the code changes', async ({ lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');

  await lesson.greeting.code.press('End');
  await lesson.greeting.code.pressSequentially(' ');
  await expect(lesson.greeting.staleNote).toBeVisible();
  await lesson.greeting.code.press('Backspace');
  await expect(lesson.greeting.staleNote).toBeHidden();
});

test('hints come one at a time, from the task that failed', async ({ lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(greetsTheWorld);
  await lesson.greeting.expectVerdict('Wrong value');

  const hints = lesson.greeting.result.getByRole('region', { name: /^Hints for 1\./ }).getByRole('listitem');
  await expect(hints).toHaveCount(0);
  await lesson.greeting.nextHint.click();
  await expect(hints).toHaveCount(1);
  await lesson.greeting.nextHint.click();
  await expect(hints).toHaveCount(2);
});

test('Reset brings the starter back, and can be undone', async ({ lesson }) => {
  await lesson.open();
  const starter = await lesson.greeting.code.inputValue();
  await lesson.greeting.code.fill(goodGreeting);
  await lesson.greeting.reset.click();
  await expect(lesson.greeting.code).toHaveValue(starter);
  await lesson.greeting.undoReset.click();
  await expect(lesson.greeting.code).toHaveValue(goodGreeting);
});

test('Show solution asks first, leaves the code alone, and what it shows passes without counting as solved', async ({
  page,
  lesson,
}) => {
  const isSolution = /\.solution\.json$/;
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (isSolution.test(request.url())) fetched.push(request.url());
  });
  await lesson.open();
  await lesson.greeting.showSolution.click();
  const dialog = page.getByRole('dialog', { name: 'Show the solution?' });
  await dialog.getByRole('button', { name: 'Keep trying' }).click();
  await expect(dialog).toBeHidden();
  expect(fetched).toEqual([]);

  const before = await lesson.greeting.code.inputValue();
  await lesson.greeting.showSolution.click();
  await dialog.getByRole('button', { name: 'Show the solution' }).click();
  const solution = lesson.greeting.region.getByRole('region', { name: /solution/i });
  await expect(solution).toContainText('queryStringParameters?.name');
  expect(fetched).toHaveLength(1);
  await expect(lesson.greeting.code).toHaveValue(before);

  await lesson.greeting.submit((await solution.locator('pre').textContent()) ?? '');
  await lesson.greeting.expectVerdict('Solved');
  await expect(lesson.greeting.result).toContainText('does not count as solved');
  await expect(lesson.link).not.toContainText('solved');
});
