import { goodGreeting, greetsTheWorld } from './answers.ts';
import { expect, test } from './test.ts';

test('code, last result, hints and what is solved survive a reload', { tag: '@sub-path' }, async ({ lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  await lesson.echo.submit("export const handler = async () => ({ statusCode: 418, body: '' });");
  await lesson.echo.expectVerdict('Wrong value');
  await lesson.echo.nextHint.click();

  await lesson.open();
  await expect(lesson.greeting.code).toHaveValue(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  await expect(lesson.greeting.region).toContainText('You have solved this exercise.');
  await lesson.echo.expectVerdict('Wrong value');
  await expect(lesson.echo.result.getByRole('region', { name: /^Hints for 1\./ }).getByRole('listitem')).toHaveCount(1);
  await expect(lesson.link).toContainText('1 of 2 solved');
});

test('an exercise stays solved when a later try fails', async ({ lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  await lesson.greeting.submit(greetsTheWorld);
  await lesson.greeting.expectVerdict('Wrong value');

  await lesson.open();
  await expect(lesson.greeting.region).toContainText('You have solved this exercise.');
});
